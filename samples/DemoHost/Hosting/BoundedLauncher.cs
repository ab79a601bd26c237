using Sse.Workflow;

namespace DemoHost.Hosting;

/// <summary>Launches workflows that outlive the request which asked for them, as many at a time as there may be.</summary>
internal sealed class BoundedLauncher(IWorkflows workflows, int most)
{
    private int _running;

    /// <summary>As <see cref="IWorkflows.Launch{T}"/>; null when too many run already.</summary>
    public WorkflowRun<T>? TryLaunch<T>(string name, Func<EnhancedSseLogger, CancellationToken, Task<T>> body, WorkflowOptions plan)
    {
        if (Interlocked.Increment(ref _running) > most)
        {
            Leave();
            return null;
        }
        try
        {
            return workflows.Launch(name, (_, log, cancellationToken) => RunAsync(body, log, cancellationToken), plan);
        }
        catch
        {
            Leave();
            throw;
        }
    }

    private async Task<T> RunAsync<T>(Func<EnhancedSseLogger, CancellationToken, Task<T>> body, EnhancedSseLogger log, CancellationToken cancellationToken)
    {
        try
        {
            return await body(log, cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    private void Leave() => Interlocked.Decrement(ref _running);
}
