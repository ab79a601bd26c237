using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>
/// <c>GET {id}/events.ndjson</c>: the events kept so far, one JSON object a line, for files and command lines. Each line is the event
/// with its position as <c>id</c>; <c>?after=</c> continues a file.
/// </summary>
internal static class NdjsonEndpoint
{
    private const int BatchBytes = 64 * 1024;

    public static async Task ServeAsync(HttpContext http)
    {
        if (await WorkflowAccess.FindStreamAsync(http).ConfigureAwait(false) is not { } stream)
            return;
        if (!EventFilter.TryParse(http.Request, out var filter))
        {
            await Problems.BadRequestAsync(http, EventFilter.LevelRule).ConfigureAwait(false);
            return;
        }
        var cursor = stream.OpenCursor(RequestedPosition.LastEventId(http.Request));
        http.Response.ContentType = "application/x-ndjson";
        http.Response.Headers.CacheControl = "no-store";
        await WriteAsync(cursor, stream.Head, filter, http.Response.BodyWriter, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Ends at the head that the stream had when the request came, so that a fast writer does not keep it going.</summary>
    private static async Task WriteAsync(StreamCursor cursor, StreamPosition head, EventFilter? filter, PipeWriter output, CancellationToken aborted)
    {
        var unsent = 0;
        while (cursor.TryRead(out var frames) is not CursorStatus.End and var status)
        {
            // Older events may have to come from a store first.
            if (status == CursorStatus.Empty && cursor.Position.Sequence >= head.Sequence)
                break;
            if (status == CursorStatus.Empty)
                await cursor.WaitAsync(aborted).ConfigureAwait(false);
            if (cursor.Gap is { } gap)
            {
                NdjsonLines.WriteGap(output, cursor.Stream.Id, gap);
                cursor.MoveTo();
            }
            unsent += frames.Length;
            NdjsonLines.Write(output, frames, filter);
            if (unsent >= BatchBytes && (await output.FlushAsync(aborted).ConfigureAwait(false)).IsCompleted)
                return;
            unsent %= BatchBytes;
            if (cursor.Position.Sequence >= head.Sequence)
                break;
        }
    }
}
