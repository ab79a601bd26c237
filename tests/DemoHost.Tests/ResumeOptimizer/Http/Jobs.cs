using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.ResumeOptimizer.Http;

/// <summary>Uses the routes as a front end does.</summary>
internal static class Jobs
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static object SmallJob(int paceMs = 0) => new { resume_text = Resumes.Small, job_text = Resumes.SmallJob, pace_ms = paceMs };

    public static async Task<JsonElement> StartJobAsync(this HttpClient http, object body)
    {
        using var response = await http.PostAsJsonAsync("/api/pipeline/start", body, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancel));
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>The events of a job to its end, without the heartbeats of the connection.</summary>
    public static async Task<List<JsonElement>> ReadJobAsync(this HttpClient http, string url, string? lastEventId = null) =>
        [.. (await http.ReadEventsAsync(url, lastEventId)).Where(e => e.EventType != "heartbeat").Select(e => e.Json())];

    public static async Task<JsonElement> GetJsonAsync(this HttpClient http, string url) =>
        JsonElement.Parse(await http.GetStringAsync(url, Cancel));

    public static IEnumerable<JsonElement> OfType(this IEnumerable<JsonElement> events, string type) =>
        events.Where(e => e.Text("type") == type).Select(e => e.GetProperty("data"));

    public static async Task ShouldBeProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var text = await response.Content.ReadAsStringAsync(Cancel);
        JsonElement.Parse(text).GetProperty("status").GetInt32().ShouldBe((int)status);
        text.ShouldNotContain("   at ");
        text.ShouldNotContain("Exception");
    }
}
