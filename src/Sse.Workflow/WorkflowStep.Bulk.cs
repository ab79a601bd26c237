namespace Sse.Workflow;

public sealed partial class WorkflowStep
{
    /// <summary>Works on many items inside this step; see <see cref="EnhancedSseLogger.ForEachAsync{TItem}(IEnumerable{TItem}, Func{TItem, BulkItem, CancellationToken, Task}, BulkOptions?)"/>.</summary>
    /// <param name="items">The items.</param>
    /// <param name="body">The work on one item.</param>
    /// <param name="options">How. Default: the defaults.</param>
    /// <returns>How the items ended. Failed items throw nothing; see <see cref="BulkResult{TItem}.ThrowIfAnyFailed"/>.</returns>
    /// <exception cref="OperationCanceledException">The workflow was asked to stop, or the token of the options was signalled.</exception>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public Task<BulkResult<TItem>> ForEachAsync<TItem>(IEnumerable<TItem> items, Func<TItem, BulkItem, CancellationToken, Task> body, BulkOptions? options = null) =>
        Logger.RunBulkAsync(Node, items, body, options);

    /// <inheritdoc cref="ForEachAsync{TItem}(IEnumerable{TItem}, Func{TItem, BulkItem, CancellationToken, Task}, BulkOptions?)"/>
    public Task<BulkResult<TItem>> ForEachAsync<TItem>(IAsyncEnumerable<TItem> items, Func<TItem, BulkItem, CancellationToken, Task> body, BulkOptions? options = null) =>
        Logger.RunBulkAsync(Node, items, body, options);
}
