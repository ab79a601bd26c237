namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    /// <summary>
    /// Works on many items, several at once. Each is isolated: one that throws becomes an <c>item.finished</c> with its problem, and the
    /// others go on. Items are taken from the source as they are needed.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="body">
    /// The work on one item; its second argument is what it can say about it, its third is signalled when the workflow is asked to stop, or by
    /// <see cref="BulkOptions.CancellationToken"/>.
    /// </param>
    /// <param name="options">How. Default: the defaults.</param>
    /// <returns>How the items ended. Failed items throw nothing; see <see cref="BulkResult{TItem}.ThrowIfAnyFailed"/>.</returns>
    /// <exception cref="OperationCanceledException">The workflow was asked to stop, or the token of the options was signalled.</exception>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public Task<BulkResult<TItem>> ForEachAsync<TItem>(IEnumerable<TItem> items, Func<TItem, BulkItem, CancellationToken, Task> body, BulkOptions? options = null) =>
        RunBulkAsync(_writer?.FlatParent, items, body, options);

    /// <inheritdoc cref="ForEachAsync{TItem}(IEnumerable{TItem}, Func{TItem, BulkItem, CancellationToken, Task}, BulkOptions?)"/>
    public Task<BulkResult<TItem>> ForEachAsync<TItem>(IAsyncEnumerable<TItem> items, Func<TItem, BulkItem, CancellationToken, Task> body, BulkOptions? options = null) =>
        RunBulkAsync(_writer?.FlatParent, items, body, options);

    internal Task<BulkResult<TItem>> RunBulkAsync<TItem>(Node? parent, IEnumerable<TItem> items, Func<TItem, BulkItem, CancellationToken, Task> body, BulkOptions? options)
    {
        ArgumentNullException.ThrowIfNull(items);
        return WorkThroughAsync(parent, items.ToAsyncEnumerable(), body, options, items.TryGetNonEnumeratedCount(out var count) ? count : null);
    }

    internal Task<BulkResult<TItem>> RunBulkAsync<TItem>(Node? parent, IAsyncEnumerable<TItem> items, Func<TItem, BulkItem, CancellationToken, Task> body, BulkOptions? options)
    {
        ArgumentNullException.ThrowIfNull(items);
        return WorkThroughAsync(parent, items, body, options, known: null);
    }

    /// <param name="parent">Where the bulk goes; null for <see cref="None"/>.</param>
    /// <param name="items">The items.</param>
    /// <param name="body">The work on one item.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="known">How many items there are, if that can be seen without reading them.</param>
    private async Task<BulkResult<TItem>> WorkThroughAsync<TItem>(
        Node? parent, IAsyncEnumerable<TItem> items, Func<TItem, BulkItem, CancellationToken, Task> body, BulkOptions? options, long? known)
    {
        ArgumentNullException.ThrowIfNull(body);
        options ??= new BulkOptions();
        options.Validate();
        var total = options.Total ?? known;
        var bulk = _writer is null ? WorkflowStep.None : OpenBulk(parent!, options, total);
        using var run = new BulkRun<TItem>(this, bulk, options, total);
        // Without a token of the caller's the body gets the run's own, which stays good for what it leaves behind.
        using var either = options.CancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, options.CancellationToken) : null;
        var stop = either?.Token ?? CancellationToken;
        try
        {
            await run.RunAsync(items, body, stop).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
        }
        catch (Exception exception)
        {
            if (bulk.Node is not null)
                FinishNode(bulk.Node, exception);
            throw;
        }
        var outcome = OutcomeOf(run);
        if (bulk.Node is not null)
            FinishNode(bulk.Node, new NodeEnd(outcome, null, run.IsGivenUp ? GivenUp(run.Counts.Failed) : null));
        return new BulkResult<TItem>(Id, bulk.Name, outcome, run.Counts, run.Kept);
    }

    private WorkflowStep OpenBulk(Node parent, BulkOptions options, long? total)
    {
        var state = new BulkState(total, options.Page);
        var node = new Node(NodeKind.Bulk, parent.NearestOpen(), _writer!.Runtime.Texts.Show(options.Name, "items")) { Bulk = state };
        state.Node = node;
        return OpenNode(node);
    }

    private static WorkflowOutcome OutcomeOf<TItem>(BulkRun<TItem> run)
    {
        var failed = run.Counts.Failed;
        if (failed == 0)
            return WorkflowOutcome.Succeeded;
        return run.IsGivenUp || failed == run.Counts.Ended ? WorkflowOutcome.Failed : WorkflowOutcome.Warned;
    }

    private static WorkflowProblem GivenUp(long failed) =>
        new("too_many_failures", $"Given up after {failed} failures.") { Retryable = true };
}
