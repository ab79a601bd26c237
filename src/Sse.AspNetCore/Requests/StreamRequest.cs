using Microsoft.AspNetCore.Http;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>Answers one request with one stream.</summary>
internal static class StreamRequest
{
    private static readonly StreamCursorOptions CursorOptions = new() { AllowSynchronousContinuations = true };

    /// <summary>Checks, then serves until the stream or the connection ends.</summary>
    public static async Task ServeAsync(HttpContext http, EventStream? stream, SseEndpointOptions options)
    {
        var server = SseServer.From(http.RequestServices);
        var context = new SseConnectionContext(http, ConnectionId.New(), stream?.Id ?? "", stream);
        if (stream is null || !await server.IsAllowedAsync(context).ConfigureAwait(false))
            await Problems.NotFoundAsync(http, "such stream").ConfigureAwait(false);
        else if (!RequestedPosition.TryGetStart(http.Request, options.Start, out var start))
            await Problems.BadRequestAsync(http, "'start' is one of: beginning, snapshot, now.").ConfigureAwait(false);
        else
            await ServeAsync(server, context, Open(http.Request, stream, start, server), options).ConfigureAwait(false);
    }

    /// <summary>Admits the request and sends it a feed.</summary>
    /// <exception cref="InvalidOperationException">The response has been started by other code.</exception>
    public static async Task ServeAsync(SseServer server, SseConnectionContext context, ConnectionFeed feed, SseEndpointOptions options)
    {
        var http = context.HttpContext;
        if (options.CompleteWith204 && feed.IsFinished)
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        else if (server.TryAdmit(http, out var key) is not Admission.Granted and var refusal)
            await Problems.UnavailableAsync(http, refusal, server.Options.RetryAfter).ConfigureAwait(false);
        else
            await new StreamConnection(server, context, options, feed) { Key = key }.RunAsync().ConfigureAwait(false);
    }

    private static StreamFeed Open(HttpRequest request, EventStream stream, SseStart start, SseServer server)
    {
        var gaps = new GapWriter(server.Logger);
        if (RequestedPosition.LastEventId(request) is { } lastEventId)
            return new StreamFeed(stream.OpenCursor(lastEventId, CursorOptions), gaps);
        var cursor = stream.OpenCursor(start == SseStart.Now ? stream.Head : StreamPosition.Start, CursorOptions);
        return new StreamFeed(cursor, gaps, startWithSnapshot: start == SseStart.Snapshot);
    }
}
