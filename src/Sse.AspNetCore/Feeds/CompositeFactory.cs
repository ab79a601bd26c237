using Microsoft.Extensions.Logging;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>Opens several streams where a reader left them.</summary>
internal static class CompositeFactory
{
    private static readonly StreamCursorOptions CursorOptions = new() { AllowSynchronousContinuations = true };

    /// <param name="ids">The streams' ids, in the order of the request.</param>
    /// <param name="streams">The streams; null for those that are not there.</param>
    /// <param name="lastEventId">What the reader has; null for nothing.</param>
    /// <param name="filter">What the reader wants; null for everything.</param>
    /// <param name="logger">Where failing snapshots are logged.</param>
    public static CompositeFeed Open(string[] ids, EventStream?[] streams, string? lastEventId, EventFilter? filter, ILogger logger)
    {
        var signal = new WakeSignal();
        var parts = lastEventId is null ? null : CompositePosition.Split(lastEventId, ids.Length);
        var members = new CompositeMember[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            // An id that is none of ours is a gap in every stream.
            var requested = parts is null ? lastEventId : parts[i];
            members[i] = streams[i] is { } stream
                ? Open(stream, requested, filter, logger, signal)
                : new CompositeMember(ids[i], new MissingFeed(ids[i], requested), StreamPosition.Start, signal);
        }
        return new CompositeFeed(members, signal);
    }

    private static CompositeMember Open(EventStream stream, string? requested, EventFilter? filter, ILogger logger, WakeSignal signal)
    {
        // What is no part for this stream must be a gap, also where it would pass for a position by itself; the tilde sees to that.
        var cursor = requested is not null && TryParse(requested, stream, out var after)
            ? stream.OpenCursor(after, CursorOptions)
            : stream.OpenCursor(requested is null ? null : $"{requested}~", CursorOptions);
        ConnectionFeed feed = new StreamFeed(cursor, logger, startWithSnapshot: requested is null && StreamFeed.LacksBeginning(stream));
        if (filter is not null)
            feed = new FilteredFeed(feed, filter);
        var position = stream.Epochs.Contains(cursor.Position) ? cursor.Position : StreamPosition.Start;
        return new CompositeMember(stream.Id, feed, position, signal);
    }

    /// <summary>A stream that changed its owner has several epochs, and positions of all of them are good.</summary>
    private static bool TryParse(string part, EventStream stream, out StreamPosition position)
    {
        foreach (var epoch in stream.Epochs.All)
        {
            if (CompositePosition.TryParse(part, epoch, out position))
                return true;
        }
        position = default;
        return false;
    }
}
