namespace Sse.Workflow;

/// <summary>
/// Writes the ends of items, in the order that was asked for, and keeps those the result is to have. With the order of the
/// input, no more than four times the concurrency wait for the items before them: then no new item is begun.
/// </summary>
internal sealed class BulkTeller<TItem>(WorkflowStep bulk, BulkOptions options, long? total) : IDisposable
{
    private readonly WorkflowWriter? _writer = bulk.Logger.Writer;
    private readonly SemaphoreSlim? _room = options.Order == BulkOrder.Input ? new SemaphoreSlim(4 * options.MaxConcurrency) : null;
    private readonly Lock _lock = new();

    // Owned by the lock.
    private readonly Dictionary<long, ItemEnd> _waiting = [];
    private readonly List<BulkItemResult<TItem>> _kept = [];
    private readonly HashSet<Type> _loggedTypes = [];
    private long _nextIndex = 1;

    public IReadOnlyList<BulkItemResult<TItem>> Kept
    {
        get
        {
            lock (_lock)
                return [.. _kept.OrderBy(i => i.Index)];
        }
    }

    public Task WaitForRoomAsync(CancellationToken cancellationToken) => _room?.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose() => _room?.Dispose();

    public void Release() => _room?.Release();

    public void Tell(TItem item, BulkItem context, WorkflowOutcome outcome, Exception? exception, TimeSpan took)
    {
        var texts = _writer?.Runtime.Texts;
        var key = texts?.Show(context.Key) ?? context.Key;
        var disposition = texts?.Show(context.Disposition) ?? context.Disposition;
        var problem = ProblemOf(context, outcome, exception);
        if (problem is not null && exception is not null)
            Log(context.Index, exception);
        var end = new ItemEnd(context.Index, key, outcome, disposition, context.Data, took, problem);
        lock (_lock)
        {
            if ((outcome != WorkflowOutcome.Succeeded || options.KeepSucceeded) && _kept.Count < options.MaxKept)
                _kept.Add(new BulkItemResult<TItem>
                {
                    Item = item,
                    Index = context.Index,
                    Key = key,
                    Outcome = outcome,
                    Disposition = disposition,
                    Duration = took,
                    Problem = problem,
                    Exception = exception,
                });
            if (_room is null)
                Write(end);
            else
                WriteInOrder(end);
        }
    }

    /// <summary>The stream does not show what was written for developers; the log has it: the first of each type aloud, since thousands may be alike.</summary>
    private void Log(long index, Exception exception)
    {
        bool isFirst;
        lock (_lock)
            isFirst = _loggedTypes.Add(exception.GetType());
        _writer?.Runtime.Observer.ItemFailed(bulk.Logger.Id, bulk.Name, index, isFirst, exception);
    }

    private void WriteInOrder(in ItemEnd end)
    {
        _waiting[end.Index] = end;
        while (_waiting.Remove(_nextIndex, out var next))
        {
            Write(next);
            _nextIndex++;
            _room!.Release();
        }
    }

    private void Write(in ItemEnd end)
    {
        if (_writer is not { } writer || bulk.Node is not { Bulk: { } state } node)
            return;
        writer.Publish(EventKind.ItemFinished, node, new ItemBody(total, end));
        var progress = node.EnsureProgress();
        progress.Report(state.Counts.Ended, total);
        writer.TouchProgress(progress);
        writer.Touch(state);
    }

    private WorkflowProblem? ProblemOf(BulkItem context, WorkflowOutcome outcome, Exception? exception)
    {
        if (!outcome.IsError())
            return null;
        if (_writer is not { } writer)
            return new WorkflowProblem(ProblemFactory.Unexpected, context.Reason ?? "") { ErrorType = exception?.GetType().Name };
        return exception is null ? writer.Runtime.Problems.FromMessage(context.Reason, null) : writer.Runtime.Problems.FromException(exception);
    }
}
