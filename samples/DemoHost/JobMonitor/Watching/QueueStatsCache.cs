namespace DemoHost.JobMonitor;

/// <summary>The figures of the queue, read at most once in <see cref="MaxAge"/> however many watch.</summary>
internal sealed class QueueStatsCache(JobQueue queue, TimeProvider time)
{
    /// <summary>How old figures may be. They change with every job; people look at them once in a while.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();

    // Owned by _lock.
    private Task<QueueStats>? _reading;
    private string? _queueName;
    private long _startedAt;

    public Task<QueueStats> GetAsync(string queueName, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var isFresh = _reading is { IsCompleted: false } || (_reading is { IsCompletedSuccessfully: true } && time.GetElapsedTime(_startedAt) < MaxAge);
            if (!isFresh || _queueName != queueName)
                // Many wait for it: that one of them leaves must not end it.
                (_reading, _queueName, _startedAt) = (queue.ReadStatsAsync(queueName, CancellationToken.None), queueName, time.GetTimestamp());
            return _reading!.WaitAsync(cancellationToken);
        }
    }
}
