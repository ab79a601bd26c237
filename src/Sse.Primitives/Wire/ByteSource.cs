namespace Sse.Primitives;

/// <summary>Where a <see cref="SseReader"/> gets its bytes.</summary>
internal abstract class ByteSource : IAsyncDisposable
{
    /// <summary>Takes the next chunk that has arrived, valid until the call after; false when there is none.</summary>
    public abstract bool TryNext(out ArraySegment<byte> chunk);

    /// <summary>Waits until something arrives. False at the end of the stream.</summary>
    public abstract ValueTask<bool> WaitAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
