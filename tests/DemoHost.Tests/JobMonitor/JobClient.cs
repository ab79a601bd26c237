using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using DemoHost.Tests.Hosting;
using Sse.Primitives;

namespace DemoHost.Tests.JobMonitor;

/// <summary>What the original's front ends do, over HTTP.</summary>
internal static class JobClient
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string WatchUrl(string jobId, bool withQueue = false) => $"/api/v1/sse/job/{jobId}{(withQueue ? "?queueName=resume-analysis" : "")}";

    /// <summary>Asks for an upload address.</summary>
    public static async Task<(string Url, string FileName)> PresignAsync(this HttpClient http, string fileName)
    {
        using var response = await http.PostAsJsonAsync("/api/v1/upload/presigned-url", new { fileName }, Cancel);
        var data = await response.DataAsync();
        return (data.GetProperty("uploadUrl").GetString()!, data.GetProperty("fileName").GetString()!);
    }

    public static async Task<HttpResponseMessage> PutAsync(this HttpClient http, string url, byte[] content) =>
        await http.PutAsync(url, new ByteArrayContent(content) { Headers = { { "x-ms-blob-type", "BlockBlob" } } }, Cancel);

    /// <summary>Uploads a file.</summary>
    /// <returns>The name to add a job with.</returns>
    public static async Task<string> UploadResumeAsync(this HttpClient http, string text, string fileName = "resume.txt") =>
        await http.UploadResumeAsync(Encoding.UTF8.GetBytes(text), fileName);

    public static async Task<string> UploadResumeAsync(this HttpClient http, byte[] content, string fileName)
    {
        var (url, name) = await http.PresignAsync(fileName);
        using var response = await http.PutAsync(url, content);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return name;
    }

    /// <summary>Adds a job, as the original's guide shows it.</summary>
    public static async Task<string> AddJobAsync(this HttpClient http, string fileName, int paceMs = 0, string? jobId = null)
    {
        using var response = await http.PostJobAsync(new { queueName = "resume-analysis", jobName = "analyze-resume", jobId, data = new { resumeId = "resume-123", fileName, paceMs } });
        return (await response.DataAsync()).GetProperty("jobId").GetString()!;
    }

    public static Task<HttpResponseMessage> PostJobAsync(this HttpClient http, object body) => http.PostAsJsonAsync("/api/v1/queue/add", body, Cancel);

    /// <summary>Watches a job to its end.</summary>
    public static async Task<List<SseItem<string>>> WatchJobAsync(this HttpClient http, string jobId, bool withQueue = false, string? lastEventId = null) =>
        await http.ReadEventsAsync(WatchUrl(jobId, withQueue), lastEventId);

    /// <summary>Opens a stream; the caller reads as far as it wants.</summary>
    public static async Task<SseReader> OpenAsync(this HttpClient http, string url)
    {
        var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, Cancel);
        response.EnsureSuccessStatusCode();
        return new SseReader(await response.Content.ReadAsStreamAsync(Cancel));
    }

    public static IEnumerable<JsonElement> Updates(this IEnumerable<SseItem<string>> events) => events.Where(e => e.EventType == "job_update").Select(e => e.Json());

    public static string Text(this JsonElement json, string property) => json.GetProperty(property).GetString()!;

    /// <summary>The <c>data</c> of a successful answer.</summary>
    public static async Task<JsonElement> DataAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        response.IsSuccessStatusCode.ShouldBeTrue(text);
        var json = JsonElement.Parse(text);
        json.EnumerateObject().Select(p => p.Name).ShouldBe(["success", "data"]);
        json.GetProperty("success").GetBoolean().ShouldBeTrue();
        return json.GetProperty("data");
    }
}
