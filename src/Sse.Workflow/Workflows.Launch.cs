using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Sse.Workflow;

public sealed partial class Workflows
{
    private readonly ConcurrentDictionary<EnhancedSseLogger, Task> _launched = new();
    private bool _isStopping;

    /// <inheritdoc/>
    public WorkflowRun<T> Launch<T>(string name, Func<IServiceProvider, EnhancedSseLogger, CancellationToken, Task<T>> body, WorkflowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Volatile.Read(ref _isStopping))
            throw new InvalidOperationException("The host is stopping: no more workflows are launched.");
        options ??= new WorkflowOptions();
        var run = Begin(name, options, options.ParentId, default, isLaunched: true);
        // The work must not inherit what flows with the caller: its activity, its log scopes, its request.
        using var noFlow = DetachedContext.Enter();
        var completion = Task.Run(() => RunInScopeAsync(run, body, options.IncludeResult));
        Track(run, completion);
        // The host may have begun to stop since the first look, and have looked for launched runs before this one was there.
        if (Volatile.Read(ref _isStopping))
            StopLaunched(run);
        return new WorkflowRun<T>(run, completion);
    }

    /// <inheritdoc/>
    public WorkflowRun Launch(string name, Func<IServiceProvider, EnhancedSseLogger, CancellationToken, Task> body, WorkflowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Launch<object?>(name, async (services, run, token) =>
        {
            await body(services, run, token).ConfigureAwait(false);
            return null;
        }, options);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        Volatile.Write(ref _isStopping, true);
        foreach (var run in _launched.Keys)
            StopLaunched(run);
        try
        {
            await Task.WhenAll(_launched.Values).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            foreach (var run in _launched.Keys)
                run.Abandon("host_stopped", "The host stopped before the workflow had ended.");
        }
    }

    private static void StopLaunched(EnhancedSseLogger run) => run.RequestCancel("host", "The host is stopping.");

    private Task<T> RunInScopeAsync<T>(EnhancedSseLogger run, Func<IServiceProvider, EnhancedSseLogger, CancellationToken, Task<T>> body, bool includeResult) =>
        RunBodyAsync(run, async (log, token) =>
        {
            if (_services is null)
                return await body(NoServices.Instance, log, token).ConfigureAwait(false);
            var scope = _services.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
                return await body(scope.ServiceProvider, log, token).ConfigureAwait(false);
        }, includeResult);

    /// <summary>Remembers a run until it has ended and its hooks have heard of it: longer than its completion, which nobody has to await.</summary>
    private void Track(EnhancedSseLogger run, Task completion)
    {
        // The continuation may come first, so the entry is made before it and never after it.
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _launched[run] = settled.Task;
        _ = SettleAsync(run, completion, settled);
    }

    private async Task SettleAsync(EnhancedSseLogger run, Task completion, TaskCompletionSource settled)
    {
        await completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await run.DisposeAsync().ConfigureAwait(false);
        _launched.TryRemove(run, out _);
        settled.SetResult();
    }
}
