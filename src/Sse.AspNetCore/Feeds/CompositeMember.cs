using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>One stream of several that share a connection.</summary>
internal sealed class CompositeMember
{
    private readonly byte[] _part = new byte[CompositePosition.MaxPartLength];
    private readonly WakeSignal _signal;
    private volatile bool _isWaiting;
    private int _partLength;

    public CompositeMember(string streamId, ConnectionFeed feed, StreamPosition position, WakeSignal signal)
    {
        StreamId = streamId;
        Feed = feed;
        MoveTo(position);
        _signal = signal;
    }

    public string StreamId { get; }

    public ConnectionFeed Feed { get; }

    /// <summary>Where the reader is in this stream once it has what was written so far, as part of an id.</summary>
    public ReadOnlySpan<byte> Part => _part.AsSpan(0, _partLength);

    public bool HasEnded { get; set; }

    public void MoveTo(StreamPosition position) => _partLength = CompositePosition.Format(position, _part);

    /// <summary>Has the common signal set at this stream's news. Nothing happens while it is still waiting from before.</summary>
    public void Watch()
    {
        if (!HasEnded && !_isWaiting)
            _ = WatchAsync();
    }

    private async Task WatchAsync()
    {
        _isWaiting = true;
        await Feed.WaitAsync().ConfigureAwait(false);
        // First, because the connection goes on inside Wake and may watch again.
        _isWaiting = false;
        _signal.Wake();
    }
}
