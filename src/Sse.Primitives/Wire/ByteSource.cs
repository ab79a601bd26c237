namespace Sse.Primitives;

/// <summary>Where a <see cref="SseReader"/> gets its bytes: one chunk after the other, each valid until the next is asked for.</summary>
internal abstract class ByteSource : IAsyncDisposable
{
    /// <summary>The chunk at hand; empty before the first.</summary>
    public ArraySegment<byte> Chunk { get; protected set; } = ArraySegment<byte>.Empty;

    /// <summary>Makes a chunk that has already arrived current; false when there is none.</summary>
    public abstract bool TryNext();

    /// <summary>Waits until something arrives. False at the end of the stream.</summary>
    public abstract ValueTask<bool> WaitAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
