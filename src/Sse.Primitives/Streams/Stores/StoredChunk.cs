namespace Sse.Primitives;

/// <summary>
/// Consecutive frames of one writer as they are stored: the bytes that readers are sent, ids included, each frame ending with a
/// blank line.
/// </summary>
/// <param name="FirstSequence">The sequence of the first frame.</param>
/// <param name="LastSequence">The sequence of the last frame.</param>
/// <param name="Frames">The frames.</param>
public readonly record struct StoredChunk(long FirstSequence, long LastSequence, ReadOnlyMemory<byte> Frames)
{
    /// <summary>
    /// The format of <see cref="Frames"/>, stored beside them. 1: Server-Sent Events frames with LF line ends, where a blank
    /// line ends a frame and occurs nowhere else.
    /// </summary>
    public const short Format = 1;

    /// <summary>The frames after a sequence; empty when there are none.</summary>
    public ReadOnlyMemory<byte> After(long sequence)
    {
        if (sequence < FirstSequence)
            return Frames;
        if (sequence >= LastSequence)
            return default;
        var rest = Frames;
        for (var s = FirstSequence; s <= sequence; s++)
            rest = rest[LengthOfFirstFrame(rest.Span)..];
        return rest;
    }

    /// <summary>How many bytes the first of some frames has.</summary>
    /// <exception cref="FormatException">There is no end of a frame.</exception>
    internal static int LengthOfFirstFrame(ReadOnlySpan<byte> frames)
    {
        var end = frames.IndexOf("\n\n"u8);
        return end >= 0 ? end + 2 : throw new FormatException("A stored chunk has fewer frames than its sequences say.");
    }
}
