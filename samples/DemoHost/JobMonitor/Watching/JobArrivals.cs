using Sse.Primitives;

namespace DemoHost.JobMonitor;

/// <summary>
/// Tells watchers that a job has begun: at once when this process works on it; with the next look at the store when another does. One look serves
/// all who wait, however many they are, and nobody looks while nobody waits.
/// </summary>
internal sealed partial class JobArrivals(EventStreamRegistry streams, TimeProvider time, ILogger<JobArrivals> logger)
{
    /// <summary>How often the store is asked which jobs have begun.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>How far the clocks of the processes may be apart; what they differ by beyond is found when the wait is over.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();

    // Owned by _lock.
    private readonly Dictionary<string, JobArrival> _expected = new(StringComparer.Ordinal);
    private bool _isLooking;

    /// <summary>Waits for a job from now on; dispose the result to stop. Whether it has begun before is the caller's to find out.</summary>
    public JobArrival Expect(string jobId)
    {
        lock (_lock)
        {
            if (!_expected.TryGetValue(jobId, out var arrival))
                _expected[jobId] = arrival = new JobArrival(this, jobId, time);
            arrival.Waiting++;
            if (!_isLooking && streams.Stores.Count > 0)
            {
                _isLooking = true;
                // Outlives the request that was the first to wait.
                using (ExecutionContext.SuppressFlow())
                    _ = Task.Run(LookAsync);
            }
            return arrival;
        }
    }

    /// <summary>A job has begun. Does nothing when nobody waits for it.</summary>
    public void Begun(string jobId)
    {
        lock (_lock)
        {
            if (_expected.Remove(jobId, out var arrival))
                arrival.Begin();
        }
    }

    public void Leave(JobArrival arrival)
    {
        lock (_lock)
        {
            // One that has begun is gone already, and another may be expected under its id.
            if (--arrival.Waiting == 0 && _expected.GetValueOrDefault(arrival.JobId) == arrival)
                _expected.Remove(arrival.JobId);
        }
    }

    /// <summary>Ends when nobody waits any more.</summary>
    private async Task LookAsync()
    {
        var from = time.GetUtcNow() - ClockSkew;
        while (IsAwaited())
        {
            await Task.Delay(LookInterval, time);
            var now = time.GetUtcNow();
            try
            {
                await LookAsync(from);
                from = now - ClockSkew;
            }
            catch (Exception e)
            {
                // The store is away; the next look goes back to where the last good one ended.
                LogStoreAway(e);
            }
        }
    }

    private async Task LookAsync(DateTimeOffset from)
    {
        var query = new StreamQuery { Name = ResumeAnalysis.WorkflowName, CreatedFrom = from, Limit = StreamQuery.MaxLimit };
        do
        {
            var page = await streams.ListAsync(query);
            foreach (var stream in page.Streams)
                Begun(stream.Id);
            query = query with { After = page.Next };
        }
        while (query.After is not null);
    }

    private bool IsAwaited()
    {
        lock (_lock)
            return _isLooking = _expected.Count > 0;
    }

    [LoggerMessage(3, LogLevel.Debug, "The store could not be asked which jobs have begun.")]
    private partial void LogStoreAway(Exception exception);
}
