using System.Net.Http.Headers;

namespace Sse.Client;

/// <summary>Makes the message of one attempt or redirect. Rules: WHATWG HTML 9.2.2 (headers), Fetch 4.4 (redirects).</summary>
internal static class RequestMessages
{
    public const string LastEventIdHeader = "Last-Event-ID";

    private const string IdempotencyKeyHeader = "Idempotency-Key";

    private static readonly string[] Credentials = ["Authorization", "Cookie", "Proxy-Authorization"];

    public static async ValueTask<HttpRequestMessage> CreateAsync(SseRequest request, RequestTarget target, string lastEventId, HttpClient client, CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(target.Method, target.Uri)
        {
            // SendAsync does not apply the client's defaults by itself.
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
        };
        try
        {
            if (target.HasBody && request.ContentFactory is { } factory)
                message.Content = await factory(cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            AddHeaders(message, request, target, lastEventId);
            if (request.PrepareAsync is { } prepare)
                await prepare(message, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!target.HasBody)
            {
                message.Content?.Dispose();
                message.Content = null;
            }
            if (target.IdempotencyKey is { } key && !message.Headers.Contains(IdempotencyKeyHeader))
                message.Headers.TryAddWithoutValidation(IdempotencyKeyHeader, key);
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    private static void AddHeaders(HttpRequestMessage message, SseRequest request, RequestTarget target, string lastEventId)
    {
        message.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        message.Headers.TryAddWithoutValidation("Cache-Control", "no-cache");
        if (lastEventId.Length > 0)
            message.Headers.TryAddWithoutValidation(LastEventIdHeader, lastEventId);
        foreach (var (name, value) in request.Headers)
        {
            if (!target.LeftOrigin || !Credentials.Contains(name, StringComparer.OrdinalIgnoreCase))
                Set(message, name, value);
        }
    }

    private static void Set(HttpRequestMessage message, string name, string value)
    {
        if (TrySet(message.Headers, name, value))
            return;
        // Without a body, its headers have nowhere to go; but a name that is none must not pass unnoticed.
        using var none = message.Content is null ? new ByteArrayContent([]) : null;
        if (!TrySet((message.Content ?? none!).Headers, name, value))
            throw new ArgumentException($"'{name}' in {nameof(SseRequest)}.{nameof(SseRequest.Headers)} is no valid header name.");
    }

    // The headers of requests refuse those of bodies, and the other way round.
    private static bool TrySet(HttpHeaders headers, string name, string value)
    {
        if (!headers.TryAddWithoutValidation(name, []))
            return false;
        headers.Remove(name);
        return headers.TryAddWithoutValidation(name, value);
    }
}
