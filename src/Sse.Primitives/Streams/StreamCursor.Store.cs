namespace Sse.Primitives;

/// <summary>
/// A reader of a stream that a store keeps: where memory has no more, or not yet, the cursor has an errand to run, and waiting
/// runs it. Whoever reads sees nothing of it but a moment of <see cref="CursorStatus.Empty"/>.
/// </summary>
public sealed partial class StreamCursor
{
    private StreamHistory? _history;
    private Errand _errand;
    private long _afterHole;

    private enum Errand
    {
        None,
        Page,
        Refresh,
    }

    /// <summary>
    /// Whether a position that is ahead of what this process knows may still turn out to be good: an event that the reader saw on
    /// another node, or of an owner this process has not heard of.
    /// </summary>
    private bool MayComeFromStore() => _stream.Root.IsStored && _history is not { IsRefreshed: true };

    private CursorStatus Leave(Errand errand)
    {
        _errand = errand;
        return CursorStatus.Empty;
    }

    private CursorStatus ReadStored(out ReadOnlyMemory<byte> frames)
    {
        frames = default;
        if (_history is null || !_history.TryTake(_sequence, out var chunk))
            return Leave(Errand.Page);
        if (chunk.FirstSequence > _sequence + 1)
        {
            // Lost before it reached the store, which was away for too long.
            _afterHole = chunk.FirstSequence;
            return SetGap();
        }
        frames = chunk.After(_sequence);
        MoveBehind(chunk.LastSequence);
        _history.FetchAhead();
        return CursorStatus.Data;
    }

    private void RunErrand()
    {
        if (_stream.Root.Storage is not { } storage)
            return;
        storage.Follower?.Use(storage.Stream);
        if (_errand == Errand.None)
            return;
        _history ??= new StreamHistory(_stream, _waiter);
        if (_errand == Errand.Page)
            _history.FetchPage(_sequence);
        else
            _history.Refresh();
    }
}
