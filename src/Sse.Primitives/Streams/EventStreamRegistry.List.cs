namespace Sse.Primitives;

/// <summary>How people find streams: by what is remembered about them, and by their newest events.</summary>
public sealed partial class EventStreamRegistry
{
    private const int TailsAtOnce = 128;

    /// <summary>A tail with larger events than this is cut at its end.</summary>
    private const int TailBytes = 1024 * 1024;

    /// <summary>Lists streams, the newest first: those in the stores, or without any those of this process.</summary>
    /// <exception cref="ArgumentException">The query is not usable.</exception>
    public async ValueTask<StreamPage> ListAsync(StreamQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new StreamQuery();
        query.Validate();
        if (_sessions.IsEmpty)
            return query.Select(_streams.Values.Select(s => s.Describe(Node)));
        var pages = await Task.WhenAll(_sessions.Select(s => s.Store.ListAsync(query, cancellationToken).AsTask())).ConfigureAwait(false);
        return pages.Length == 1 ? pages[0] : Join(query, pages);
    }

    /// <summary>
    /// Reads the newest events of streams that <see cref="ListAsync"/> listed, with one look at the store for many of them: for what a list
    /// shows of each.
    /// </summary>
    /// <param name="streams">The streams.</param>
    /// <param name="events">How many events from the end; those that were stored together with the first of them come too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A page for each stream, in their order; null for one that is gone.</returns>
    public async ValueTask<IReadOnlyList<StoredPage?>> ReadTailsAsync(
        IReadOnlyList<StoredStream> streams, int events = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentOutOfRangeException.ThrowIfLessThan(events, 1);
        var tails = new StoredPage?[streams.Count];
        foreach (var group in Enumerable.Range(0, tails.Length).GroupBy(i => SessionOf(streams[i].Id)))
        {
            foreach (var places in group.Chunk(TailsAtOnce))
            {
                var reads = Array.ConvertAll(places, i => new StreamRead(streams[i].Id, Math.Max(0, streams[i].Head - events), TailBytes));
                var pages = group.Key is { } session
                    ? await session.Store.ReadAsync(reads, cancellationToken).ConfigureAwait(false)
                    : Array.ConvertAll(reads, ReadFromMemory);
                for (var i = 0; i < places.Length; i++)
                    tails[places[i]] = pages[i];
            }
        }
        return tails;
    }

    private StoredPage? ReadFromMemory(StreamRead read)
    {
        if (!_streams.TryGetValue(read.StreamId, out var stream))
            return null;
        var chunks = new List<StoredChunk>();
        var cursor = stream.OpenCursor(stream.PositionAt(Math.Max(read.After, stream.First - 1)));
        while (cursor.Position.Sequence is var before && cursor.TryRead(out var frames) == CursorStatus.Data)
            chunks.Add(new StoredChunk(before + 1, cursor.Position.Sequence, frames));
        return new StoredPage(stream.Describe(Node), chunks);
    }

    private static StreamPage Join(StreamQuery query, StreamPage[] pages)
    {
        var joined = query.Select(pages.SelectMany(p => p.Streams));
        if (joined.Next is not null || pages.All(p => p.Next is null))
            return joined;
        // A full page of one store hides what it would have listed next.
        var last = joined.Streams[^1];
        return joined with { Next = new StreamQueryPosition(last.CreatedAt, last.Id).ToString() };
    }
}
