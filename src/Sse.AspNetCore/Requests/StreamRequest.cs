using Microsoft.AspNetCore.Http;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>Answers one request with one stream.</summary>
internal static class StreamRequest
{
    private static readonly StreamCursorOptions CursorOptions = new() { AllowSynchronousContinuations = true };

    /// <summary>Asks whether the caller may read the stream, then serves it.</summary>
    public static async Task ServeAsync(HttpContext http, EventStream? stream, SseEndpointOptions options)
    {
        var server = SseServer.From(http.RequestServices);
        if (stream is not null && await server.IsAllowedAsync(ContextOf(http, stream)).ConfigureAwait(false))
            await ServeCheckedAsync(http, stream, options).ConfigureAwait(false);
        else
            await Problems.NotFoundAsync(http, "such stream").ConfigureAwait(false);
    }

    /// <summary>Serves a stream that the caller may read, until the stream or the connection ends.</summary>
    /// <returns>Why it ended; <see cref="CloseReason.None"/> when it did not begin.</returns>
    public static async Task<CloseReason> ServeCheckedAsync(HttpContext http, EventStream stream, SseEndpointOptions options, EventFilter? filter = null)
    {
        var server = SseServer.From(http.RequestServices);
        if (RequestedPosition.TryGetStart(http.Request, options.Start, out var start))
        {
            ConnectionFeed feed = Open(http.Request, stream, start, server);
            if (filter is not null)
                feed = new FilteredFeed(feed, filter);
            return await ServeAsync(server, ContextOf(http, stream), feed, options).ConfigureAwait(false);
        }
        await Problems.BadRequestAsync(http, "'start' is one of: beginning, snapshot, now.").ConfigureAwait(false);
        return CloseReason.None;
    }

    /// <summary>Admits the request and sends it a feed.</summary>
    /// <returns>Why it ended; <see cref="CloseReason.None"/> when it did not begin.</returns>
    /// <exception cref="InvalidOperationException">The response has been started by other code.</exception>
    public static async Task<CloseReason> ServeAsync(SseServer server, SseConnectionContext context, ConnectionFeed feed, SseEndpointOptions options)
    {
        var http = context.HttpContext;
        if (options.CompleteWith204 && feed.IsFinished)
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return CloseReason.Completed;
        }
        if (server.TryAdmit(http, out var key) is not Admission.Granted and var refusal)
        {
            await Problems.UnavailableAsync(http, refusal, server.Options.RetryAfter).ConfigureAwait(false);
            return CloseReason.None;
        }
        var connection = new StreamConnection(server, context, options, feed) { Key = key };
        await connection.RunAsync().ConfigureAwait(false);
        return connection.CloseReason;
    }

    private static StreamFeed Open(HttpRequest request, EventStream stream, SseStart start, SseServer server)
    {
        var gaps = new GapWriter(server.Logger);
        if (RequestedPosition.LastEventId(request) is { } lastEventId)
            return new StreamFeed(stream.OpenCursor(lastEventId, CursorOptions), gaps);
        var cursor = stream.OpenCursor(start == SseStart.Now ? stream.Head : StreamPosition.Start, CursorOptions);
        return new StreamFeed(cursor, gaps, startWithSnapshot: start == SseStart.Snapshot);
    }

    private static SseConnectionContext ContextOf(HttpContext http, EventStream stream) => new(http, ConnectionId.New(), stream.Id, stream);
}
