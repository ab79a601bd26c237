namespace Sse.AspNetCore;

/// <summary>The one timer behind all heartbeats, write deadlines and age limits. It stands still while nobody is connected.</summary>
internal sealed class ConnectionTicker : IDisposable
{
    private readonly ConnectionTable _connections;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly ITimer _timer;

    // Owned by _lock.
    private readonly Lock _lock = new();
    private bool _runs;

    public ConnectionTicker(ConnectionTable connections, SseServerOptions options)
    {
        _connections = connections;
        _time = options.TimeProvider;
        _interval = options.TickInterval;
        // The first request may be the one that brings the server to life; its context must not live as long.
        using var noFlow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _timer = _time.CreateTimer(static state => ((ConnectionTicker)state!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Called whenever a connection has come.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (_runs)
                return;
            _runs = true;
            _timer.Change(_interval, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        var now = _time.GetTimestamp();
        foreach (var connection in _connections.All)
            connection.Tick(now);
        lock (_lock)
        {
            // Armed anew each time instead of periodically, so that ticks never overlap.
            _runs = _connections.Count > 0;
            if (_runs)
                _timer.Change(_interval, Timeout.InfiniteTimeSpan);
        }
    }
}
