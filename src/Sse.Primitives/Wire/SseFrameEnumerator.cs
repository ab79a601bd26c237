namespace Sse.Primitives;

/// <summary>The frames of one chunk of bytes; made by <see cref="SseFrameParser.Parse"/> for a <c>foreach</c>.</summary>
public ref struct SseFrameEnumerator
{
    private readonly SseFrameParser _parser;
    private readonly ReadOnlySpan<byte> _chunk;
    private SseFrame _current;

    internal SseFrameEnumerator(SseFrameParser parser, ReadOnlySpan<byte> chunk)
    {
        _parser = parser;
        _chunk = chunk;
        _parser.Begin();
    }

    /// <summary>The frame last read. Valid until the next <see cref="MoveNext"/>.</summary>
    public readonly SseFrame Current => _current;

    /// <summary>Returns this, so that <c>foreach</c> works.</summary>
    public readonly SseFrameEnumerator GetEnumerator() => this;

    /// <summary>Reads on to the next frame. False when every byte of the chunk is used up; an unfinished event is kept for the next chunk.</summary>
    /// <exception cref="SseFormatException">An event exceeds <see cref="SseReaderOptions.MaxEventBytes"/>.</exception>
    public bool MoveNext() => _parser.Advance(_chunk, out _current);
}
