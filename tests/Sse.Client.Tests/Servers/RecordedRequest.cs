using Microsoft.AspNetCore.Http;

namespace Sse.Client.Tests.Servers;

internal sealed record RecordedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body, string Protocol)
{
    public string? this[string header] => Headers.TryGetValue(header, out var value) ? value : null;

    public string? LastEventId => this["Last-Event-ID"];

    public static async Task<RecordedRequest> OfAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        string body = await reader.ReadToEndAsync();
        var headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new(request.Method, request.Path, headers, body, request.Protocol);
    }
}
