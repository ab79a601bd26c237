namespace Sse.AspNetCore;

/// <summary>
/// What one connection sends: a position in one stream or in several. Gaps are part of what is sent. One thread at a time; only
/// <see cref="Wake"/>, the counters and <see cref="Position"/> may be used from others.
/// </summary>
internal abstract class ConnectionFeed
{
    /// <summary>Whether the reader came with a position, or with one behind the head: it is sent the past first.</summary>
    public abstract bool IsReplay { get; }

    /// <summary>Whether there is nothing left to read for good. Asked before the first <see cref="TryRead"/> only.</summary>
    public abstract bool IsFinished { get; }

    /// <summary>Events read so far.</summary>
    public abstract long EventsRead { get; }

    /// <summary>Events that are there and not read yet.</summary>
    public abstract long LagEvents { get; }

    /// <summary>Their bytes.</summary>
    public abstract long LagBytes { get; }

    /// <summary>How often the reader was told of a gap.</summary>
    public abstract long Gaps { get; }

    /// <summary>The id that the reader has when it has everything read so far.</summary>
    public abstract string Position { get; }

    /// <summary>The streams that are joined; null for the one stream of the connection.</summary>
    public virtual IEnumerable<string>? StreamIds => null;

    /// <summary>
    /// Whether the next read has to bridge a gap, perhaps with a snapshot: milliseconds, which the thread that wakes many readers should not spend.
    /// </summary>
    public abstract bool HasFallenBehind { get; }

    /// <summary>Reads on. The bytes are valid until the next call.</summary>
    public abstract FeedStatus TryRead(out ReadOnlyMemory<byte> frames);

    /// <summary>Waits for news or for <see cref="Wake"/>.</summary>
    public abstract ValueTask WaitAsync();

    /// <summary>Ends the current wait, or the next one.</summary>
    public abstract void Wake();

    /// <summary>Gives back what it holds of its streams; nothing is read any more.</summary>
    public virtual void Leave()
    {
    }
}
