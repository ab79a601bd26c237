namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    private readonly Lock _endLock = new();

    /// <summary>Owned by _endLock, and by whoever ends the workflow from then on.</summary>
    private List<Func<BeforeFinishArguments, Task>>? _beforeFinish;

    /// <summary>
    /// Calls back between the end and its event: the workflow still takes everything but another end, and its last event is written when the
    /// callbacks have returned, one after the other, or after <see cref="SseWorkflowOptions.HookTimeout"/> each. <c>RunAsync</c> and
    /// <see cref="DisposeAsync"/> wait for that; after <see cref="Complete()"/> or <see cref="Fail(Exception)"/> it happens in the background.
    /// </summary>
    /// <param name="hook">The callback. What it throws is logged and changes nothing.</param>
    public void BeforeFinish(Func<BeforeFinishArguments, Task> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        if (_writer is null)
            return;
        lock (_endLock)
        {
            if (!IsEnding)
            {
                (_beforeFinish ??= []).Add(hook);
                return;
            }
        }
        Ignore(nameof(BeforeFinish));
    }

    private async Task FinishAfterAsync(List<Func<BeforeFinishArguments, Task>> hooks, RunEnd end, Exception? exception)
    {
        var runtime = _writer!.Runtime;
        foreach (var hook in hooks)
        {
            try
            {
                await Task.Run(() => hook(new BeforeFinishArguments { Logger = this, Outcome = end.Outcome, Exception = exception }))
                    .WaitAsync(runtime.Options.HookTimeout, runtime.Time).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                runtime.Observer.HookFailed(Id, nameof(BeforeFinish), isDisabled: false, failure);
            }
        }
        Finish(end, exception);
    }
}
