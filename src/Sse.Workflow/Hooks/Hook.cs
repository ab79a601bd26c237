namespace Sse.Workflow;

/// <summary>One callback of the user's. Called by the <see cref="HookCaller"/> alone, one call at a time.</summary>
internal sealed class Hook(string eventType, Func<WorkflowEvent, Task> callback, long after)
{
    private Task _last = Task.CompletedTask;
    private int _failuresInARow;
    private int _isRemoved;

    /// <summary>What the user asked for, for the log.</summary>
    public string EventType { get; } = eventType;

    /// <summary>Taken out by the user, or disabled.</summary>
    public bool IsRemoved => Volatile.Read(ref _isRemoved) != 0;

    public void Remove() => Volatile.Write(ref _isRemoved, 1);

    /// <summary>Whether the event is for this hook: of its type, and written after the hook was added.</summary>
    public bool Wants(string type, long sequence) =>
        !IsRemoved && sequence > after
        && (EventType == WorkflowEventTypes.All || string.Equals(EventType, type, StringComparison.Ordinal));

    /// <summary>
    /// Calls back on the thread pool, so that a callback that blocks is left behind after the limit too. While a call is left
    /// behind, further events count as failures: two calls of one hook never overlap.
    /// </summary>
    /// <exception cref="TimeoutException">The call takes longer than the limit, or an earlier one still runs.</exception>
    public async Task CallAsync(WorkflowEvent e, TimeSpan limit, TimeProvider time)
    {
        if (!_last.IsCompleted)
            throw new TimeoutException("An earlier call of the hook has not returned.");
        _last = Task.Run(() => callback(e));
        // Nobody may be left to look at the exception of a call that is left behind.
        _ = _last.ContinueWith(static call => _ = call.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        await _last.WaitAsync(limit, time).ConfigureAwait(false);
        _failuresInARow = 0;
    }

    /// <summary>Counts a failure.</summary>
    /// <returns>Whether the hook was disabled by it.</returns>
    public bool Fail(int most)
    {
        if (++_failuresInARow < most)
            return false;
        Remove();
        return true;
    }
}
