namespace Sse.Primitives;

/// <summary>
/// Bounds the bytes that wait for a store, over all streams. Beyond the limit a stream that appends drops its oldest events down
/// to its fair share, so that a chatty stream pays for itself and a quiet one keeps what it has; at most twice the limit waits.
/// </summary>
internal sealed class StoreBuffer(long limit)
{
    private long _bytes;
    private long _streams;
    private long _lost;

    public long Limit => limit;

    /// <summary>Bytes that wait.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Events that never reached the store because it was away for too long.</summary>
    public long LostEvents => Interlocked.Read(ref _lost);

    public long FairShare => limit / Math.Max(1, Interlocked.Read(ref _streams));

    public long Add(long bytes) => Interlocked.Add(ref _bytes, bytes);

    public void Take(long bytes) => Interlocked.Add(ref _bytes, -bytes);

    public void CountStream(int change) => Interlocked.Add(ref _streams, change);

    public void CountLost(long events) => Interlocked.Add(ref _lost, events);
}
