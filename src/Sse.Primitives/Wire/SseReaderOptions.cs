namespace Sse.Primitives;

/// <summary>How an event stream is read. Read once, when a reader or parser is created; later changes have no effect on it.</summary>
public sealed class SseReaderOptions
{
    private const int SmallestBuffer = 64;

    /// <summary>
    /// The most one event may occupy, in bytes: its <c>data</c>, <c>event</c> and <c>id</c> lines, each line end as one byte, and the line being
    /// read, whatever it is (a comment or an unknown field counts only while its own line lasts). Going over it ends in
    /// <see cref="SseFormatException"/>. It bounds the memory a reader can be made to use. Default: 1,048,576 (1 MiB).
    /// </summary>
    public int MaxEventBytes { get; set; } = 1024 * 1024;

    /// <summary>Whether comments come out as frames of kind <see cref="SseFrameKind.Comment"/>. Default: false, they are skipped.</summary>
    public bool IncludeComments { get; set; }

    /// <summary>
    /// Called by <see cref="SseReader.ReadAllAsync(CancellationToken)"/> for each comment, in its place in the order of the stream, with the text
    /// after the colon and one space. An exception it throws ends the reading. Default: null, comments are skipped.
    /// </summary>
    public Action<string>? OnComment { get; set; }

    /// <summary>
    /// The last event id to start from: what a reconnecting client already has. Events that carry no id of their own report it.
    /// Default: null, none.
    /// </summary>
    public string? InitialLastEventId { get; set; }

    /// <summary>Size of the buffer a <see cref="SseReader"/> over a <see cref="Stream"/> reads into, in bytes. Default: 16,384.</summary>
    public int BufferSize { get; set; } = 16 * 1024;

    /// <summary>Whether the stream or pipe stays open when the reader is disposed. Default: false.</summary>
    public bool LeaveOpen { get; set; }

    /// <summary>Throws <see cref="ArgumentException"/> for a value that cannot work, with the fix in its message.</summary>
    internal SseReaderOptions Validated()
    {
        if (MaxEventBytes < 1)
            throw new ArgumentException($"{nameof(MaxEventBytes)} is {MaxEventBytes}; set it to the size in bytes of the largest event you accept (1 or more).");
        if (BufferSize < SmallestBuffer)
            throw new ArgumentException($"{nameof(BufferSize)} is {BufferSize}; set it to {SmallestBuffer} bytes or more.");
        if (InitialLastEventId is { } id && id.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            throw new ArgumentException($"{nameof(InitialLastEventId)} contains a line break or NUL, which no event stream can have sent; pass the id exactly as it was received.");
        return this;
    }
}
