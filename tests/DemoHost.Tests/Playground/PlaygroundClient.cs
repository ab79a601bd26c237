using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using DemoHost.Tests.Hosting;
using Sse.Primitives;

namespace DemoHost.Tests.Playground;

/// <summary>Reads and writes streams as a visitor does. Each test takes a stream of its own.</summary>
internal static class PlaygroundClient
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string UrlOf(string key) => $"/api/v1/streams/{key}";

    public static async Task<HttpResponseMessage> SendAsync(this DemoServer server, string url, byte[] body, string? contentType = "text/plain")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return await server.Http.PostAsync(url, content, Cancel);
    }

    /// <summary>Appends an event and returns its id.</summary>
    public static async Task<string> AppendAsync(this DemoServer server, string url, string body, string contentType = "text/plain")
    {
        using var response = await server.SendAsync(url, Encoding.UTF8.GetBytes(body), contentType);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancel)).GetProperty("id").GetString()!;
    }

    /// <summary>Reads from a position until so many events have come: a stream of the playground has no end.</summary>
    public static async Task<List<SseItem<string>>> TakeAsync(this DemoServer server, string key, int count, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, UrlOf(key));
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        response.EnsureSuccessStatusCode();
        await using var reader = new SseReader(await response.Content.ReadAsStreamAsync(Cancel));
        return await reader.ReadAllAsync(Cancel).Take(count).ToListAsync(Cancel);
    }
}
