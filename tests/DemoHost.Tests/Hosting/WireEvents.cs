using System.Net.ServerSentEvents;
using System.Text.Json;
using Sse.Primitives;

namespace DemoHost.Tests.Hosting;

/// <summary>Reads event streams as a front end does: over HTTP, to their end.</summary>
internal static class WireEvents
{
    public static async Task<List<SseItem<string>>> ReadEventsAsync(this HttpClient http, string url, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        var events = new List<SseItem<string>>();
        await using var reader = new SseReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await foreach (var item in reader.ReadAllAsync(TestContext.Current.CancellationToken))
            events.Add(item);
        return events;
    }

    public static JsonElement Json(this SseItem<string> item) => JsonElement.Parse(item.Data);

    public static JsonElement Single(this IEnumerable<SseItem<string>> items, string eventType) =>
        items.Where(i => i.EventType == eventType).ShouldHaveSingleItem($"exactly one '{eventType}'").Json();
}
