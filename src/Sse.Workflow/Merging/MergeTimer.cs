using System.Collections.Concurrent;

namespace Sse.Workflow;

/// <summary>
/// The one timer that makes merged updates of all workflows into events. It runs only while something is due: an idle process
/// has no timer ticking.
/// </summary>
internal sealed class MergeTimer : IDisposable
{
    private readonly ConcurrentQueue<MergeQueue> _due = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private int _armed;
    private bool _disposed;

    public MergeTimer(TimeProvider time, TimeSpan interval) => (_time, _interval) = (time, interval);

    /// <summary>Flushes a workflow when the interval is over. Called once for each time its queue became non-empty.</summary>
    public void Schedule(MergeQueue queue)
    {
        _due.Enqueue(queue);
        if (Interlocked.Exchange(ref _armed, 1) == 0)
            Arm();
    }

    /// <summary>Stops the timer; what is still due is flushed by the end of each workflow.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _timer?.Dispose();
        }
    }

    private void Arm()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _timer ??= DetachedContext.CreateTimer(_time, static state => ((MergeTimer)state!).Fire(), this);
            _timer.Change(_interval, Timeout.InfiniteTimeSpan);
        }
    }

    private void Fire()
    {
        Interlocked.Exchange(ref _armed, 0);
        for (var left = _due.Count; left > 0 && _due.TryDequeue(out var queue); left--)
            queue.Flush();
    }
}
