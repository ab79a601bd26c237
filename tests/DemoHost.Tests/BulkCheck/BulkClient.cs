using System.Net.ServerSentEvents;
using System.Text.Json;
using Sse.Primitives;

namespace DemoHost.Tests.BulkCheck;

/// <summary>Uploads, and reads what comes back to its end.</summary>
internal static class BulkClient
{
    public const string Stream = "/api/bulk-quick-check/stream";
    public const string Batch = "/api/bulk-quick-check";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Sends a form and answers as soon as the headers are there.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient http, string url, HttpContent form, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = form };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    public static async Task<List<SseItem<string>>> ReadEventsAsync(this HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        await using var reader = new SseReader(await response.Content.ReadAsStreamAsync(Cancel));
        return await reader.ReadAllAsync(Cancel).ToListAsync(Cancel);
    }

    /// <summary>The JSON of each event of a run.</summary>
    public static async Task<List<JsonElement>> CheckAsync(this HttpClient http, HttpContent form)
    {
        using var response = await http.SendAsync(Stream, form);
        return [.. (await response.ReadEventsAsync()).Select(e => JsonElement.Parse(e.Data))];
    }

    public static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancel));

    public static string TypeOf(this JsonElement e) => e.GetProperty("type").GetString()!;

    public static IEnumerable<JsonElement> Candidates(this IEnumerable<JsonElement> events) => events.Where(e => e.TypeOf() == "candidate");

    public static JsonElement Candidate(this IEnumerable<JsonElement> events, int index) =>
        events.Candidates().Single(e => e.GetProperty("index").GetInt32() == index);

    public static IEnumerable<string> Names(this JsonElement e) => e.EnumerateObject().Select(p => p.Name);
}
