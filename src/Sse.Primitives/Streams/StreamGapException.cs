namespace Sse.Primitives;

/// <summary>A reader without a way to show a gap met one. Cursors report gaps as a value instead.</summary>
public sealed class StreamGapException : InvalidOperationException
{
    /// <summary>Names the stream and the gap.</summary>
    public StreamGapException(string streamId, StreamGap gap)
        : base($"The stream '{streamId}' cannot continue after '{gap?.Requested}': it keeps events from {gap?.FirstAvailable} to {gap?.Head}. Start again from StreamPosition.Start, or read with a StreamCursor, which reports gaps as values.")
    {
        ArgumentNullException.ThrowIfNull(gap);
        (StreamId, Gap) = (streamId, gap);
    }

    /// <summary>The stream that was read.</summary>
    public string StreamId { get; }

    /// <summary>What was asked for and what is there.</summary>
    public StreamGap Gap { get; }
}
