using Microsoft.AspNetCore.Http;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>Answers one request with one stream.</summary>
/// <remarks>
/// The ordinary way from the request to the connection is plain methods: whatever is asynchronous there keeps its state for as long as the
/// reader stays, a hundred and fifty bytes each, for thousands of readers.
/// </remarks>
internal static class StreamRequest
{
    private static readonly StreamCursorOptions CursorOptions = new() { AllowSynchronousContinuations = true };

    /// <inheritdoc cref="ServeAsync(SseServer, HttpContext, EventStream, SseEndpointOptions)"/>
    public static Task ServeAsync(HttpContext http, EventStream? stream, SseEndpointOptions options) =>
        ServeAsync(SseServer.From(http.RequestServices), http, stream, options);

    /// <summary>Asks whether the caller may read the stream, then serves it.</summary>
    public static Task ServeAsync(SseServer server, HttpContext http, EventStream? stream, SseEndpointOptions options)
    {
        if (stream is null)
            return NotFoundAsync(http);
        var context = ContextOf(http, stream);
        return server.Options.Authorize is null ? ServeCheckedAsync(server, context, options) : ServeIfAllowedAsync(server, context, options);
    }

    /// <summary>Serves a stream to a request that has its place already, which is given back.</summary>
    public static Task<CloseReason> ServeAdmittedAsync(SseServer server, HttpContext http, EventStream stream, SseStart start, SseEndpointOptions options, string? key)
    {
        var isTaken = false;
        try
        {
            var feed = Open(http.Request, stream, start, server);
            if (options.CompleteWith204 && feed.IsFinished)
                return FinishedAsync(http);
            var connection = new StreamConnection(server, ContextOf(http, stream), options, feed) { Key = key };
            isTaken = true;
            return connection.RunAsync();
        }
        finally
        {
            if (!isTaken)
                server.GiveBack(key);
        }
    }

    /// <inheritdoc cref="ServeCheckedAsync(SseServer, in SseConnectionContext, SseEndpointOptions, EventFilter)"/>
    public static Task<CloseReason> ServeCheckedAsync(HttpContext http, EventStream stream, SseEndpointOptions options, EventFilter? filter = null) =>
        ServeCheckedAsync(SseServer.From(http.RequestServices), ContextOf(http, stream), options, filter);

    /// <summary>Admits the request and sends it a feed.</summary>
    /// <returns>Why it ended; <see cref="CloseReason.None"/> when it did not begin.</returns>
    /// <exception cref="InvalidOperationException">The response has been started by other code.</exception>
    public static Task<CloseReason> ServeAsync(SseServer server, in SseConnectionContext context, ConnectionFeed feed, SseEndpointOptions options)
    {
        var http = context.HttpContext;
        if (options.CompleteWith204 && feed.IsFinished)
            return FinishedAsync(http);
        return server.TryAdmit(http, out var key) is not Admission.Granted and var refusal
            ? RefusedAsync(Problems.UnavailableAsync(http, refusal, server.Options.RetryAfter))
            : new StreamConnection(server, context, options, feed) { Key = key }.RunAsync();
    }

    private static async Task ServeIfAllowedAsync(SseServer server, SseConnectionContext context, SseEndpointOptions options)
    {
        if (await server.IsAllowedAsync(context).ConfigureAwait(false))
            await ServeCheckedAsync(server, context, options).ConfigureAwait(false);
        else
            await NotFoundAsync(context.HttpContext).ConfigureAwait(false);
    }

    /// <summary>Serves a stream that the caller may read, until the stream or the connection ends.</summary>
    /// <returns>Why it ended; <see cref="CloseReason.None"/> when it did not begin.</returns>
    private static Task<CloseReason> ServeCheckedAsync(
        SseServer server, in SseConnectionContext context, SseEndpointOptions options, EventFilter? filter = null)
    {
        var request = context.HttpContext.Request;
        if (!RequestedPosition.TryGetStart(request, options.Start, out var start))
            return RefusedAsync(Problems.BadRequestAsync(context.HttpContext, RequestedPosition.StartRule));
        ConnectionFeed feed = Open(request, context.Stream!, start, server);
        return ServeAsync(server, context, filter is null ? feed : new FilteredFeed(feed, filter), options);
    }

    private static Task<CloseReason> FinishedAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.FromResult(CloseReason.Completed);
    }

    private static async Task<CloseReason> RefusedAsync(Task answer)
    {
        await answer.ConfigureAwait(false);
        return CloseReason.None;
    }

    private static Task NotFoundAsync(HttpContext http) => Problems.NotFoundAsync(http, "such stream");

    private static StreamFeed Open(HttpRequest request, EventStream stream, SseStart start, SseServer server)
    {
        if (RequestedPosition.LastEventId(request) is { } lastEventId)
            return new StreamFeed(stream.OpenCursor(lastEventId, CursorOptions), server.Logger);
        var cursor = stream.OpenCursor(start == SseStart.Now ? stream.Head : StreamPosition.Start, CursorOptions);
        return new StreamFeed(cursor, server.Logger, startWithSnapshot: start == SseStart.Snapshot || IsBeginningGone(request, stream, start));
    }

    /// <summary>
    /// A newcomer to a stream whose first events were dropped would build its state from the middle on. Who names a start, or <c>after=0</c>,
    /// gets what it asks for.
    /// </summary>
    private static bool IsBeginningGone(HttpRequest request, EventStream stream, SseStart start) =>
        start == SseStart.Beginning && StreamFeed.LacksBeginning(stream) && !RequestedPosition.IsGiven(request);

    private static SseConnectionContext ContextOf(HttpContext http, EventStream stream) => new(http, ConnectionId.New(), stream.Id, stream);
}
