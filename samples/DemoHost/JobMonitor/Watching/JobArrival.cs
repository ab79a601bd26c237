namespace DemoHost.JobMonitor;

/// <summary>A job that somebody waits for; all who wait for it share it.</summary>
internal sealed class JobArrival(JobArrivals arrivals, string jobId, TimeProvider time) : IDisposable
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string JobId => jobId;

    /// <summary>How many have not left yet. Owned by the lock of <see cref="JobArrivals"/>.</summary>
    public int Waiting { get; set; }

    /// <returns>False when the job has not begun in that time.</returns>
    /// <exception cref="OperationCanceledException">The token was signalled first.</exception>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        await _begun.Task.WaitAsync(atMost, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return _begun.Task.IsCompleted;
    }

    public void Begin() => _begun.TrySetResult();

    /// <summary>Called once by each who waits.</summary>
    public void Dispose() => arrivals.Leave(this);
}
