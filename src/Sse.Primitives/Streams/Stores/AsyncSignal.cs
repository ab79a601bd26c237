using System.Threading.Channels;

namespace Sse.Primitives;

/// <summary>Wakes one loop. Signals that come while it is awake are kept as one.</summary>
internal sealed class AsyncSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private int _set;

    /// <summary>Nearly always one look at a flag while the loop is busy.</summary>
    public void Set()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _set) == 0 && Interlocked.Exchange(ref _set, 1) == 0)
            _channel.Writer.TryWrite(true);
    }

    /// <summary>Waits for a signal; one that came before the call counts. What was published before it is seen afterwards.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        await _channel.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        Interlocked.Exchange(ref _set, 0);
    }
}
