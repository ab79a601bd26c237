using System.Globalization;
using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>What became of the items of a bulk.</summary>
/// <remarks>
/// As JSON it is the figures without the items and their exceptions: a workflow whose last statement is <c>return await log.ForEachAsync(…)</c> has it as its
/// result, which every reader of the stream sees.
/// </remarks>
/// <typeparam name="TItem">What an item is.</typeparam>
public sealed class BulkResult<TItem>
{
    internal BulkResult(string workflowId, string name, WorkflowOutcome outcome, BulkCounts counts, IReadOnlyList<BulkItemResult<TItem>> items)
    {
        WorkflowId = workflowId;
        Name = name;
        Outcome = outcome;
        Counts = counts.ToOutcomeCounts();
        Items = items;
    }

    /// <summary>The workflow it was a part of.</summary>
    public string WorkflowId { get; }

    /// <summary>The bulk's name.</summary>
    public string Name { get; }

    /// <summary>Succeeded; warned when some items failed; failed when all did, or when it was given up.</summary>
    public WorkflowOutcome Outcome { get; }

    /// <summary>How many items ended in which way.</summary>
    public OutcomeCounts Counts { get; }

    /// <summary>The items that were kept, in the order of the input: those that did not succeed, within <see cref="BulkOptions.MaxKept"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<BulkItemResult<TItem>> Items { get; }

    /// <summary>The kept items that failed or ran out of time: what to try again.</summary>
    [JsonIgnore]
    public IEnumerable<TItem> FailedItems => Failures.Select(i => i.Item);

    /// <summary>The kept items that ended in one way.</summary>
    public IEnumerable<BulkItemResult<TItem>> Of(WorkflowOutcome outcome) => Items.Where(i => i.Outcome == outcome);

    /// <summary>Runs the failed items again, as a new workflow that refers to this one as <c>retryOf</c>.</summary>
    /// <param name="workflows">Where it runs.</param>
    /// <param name="workflowName">The name of the new workflow.</param>
    /// <param name="body">The work on one item.</param>
    /// <param name="options">How. Default: the defaults.</param>
    /// <param name="cancellationToken">Stops the new workflow.</param>
    public Task<BulkResult<TItem>> RetryFailedAsync(
        IWorkflows workflows, string workflowName, Func<TItem, BulkItem, CancellationToken, Task> body, BulkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workflows);
        TItem[] failed = [.. FailedItems];
        var start = new WorkflowOptions { IncludeResult = false };
        start.Links["retryOf"] = WorkflowId;
        return workflows.RunAsync(workflowName, (log, _) => log.ForEachAsync(failed, body, options), start, cancellationToken);
    }

    /// <summary>
    /// For work that is of no use unless all of it is done: throws when an item failed, ran out of time or was abandoned, whether it was kept or not.
    /// </summary>
    /// <returns>This result: <c>var result = (await log.ForEachAsync(…)).ThrowIfAnyFailed();</c></returns>
    /// <exception cref="WorkflowProblemException">
    /// An item failed; the code is <c>items_failed</c>. Its inner exception is an <see cref="AggregateException"/> of what the kept items threw, if any did.
    /// </exception>
    public BulkResult<TItem> ThrowIfAnyFailed()
    {
        if (Counts.Errors == 0)
            return this;
        Exception[] thrown = [.. Failures.Select(i => i.Exception).OfType<Exception>()];
        var message = string.Create(CultureInfo.InvariantCulture, $"{Counts.Errors:N0} of {Counts.Total:N0} items failed.");
        throw new WorkflowProblemException(new WorkflowProblem("items_failed", message), thrown.Length == 0 ? null : new AggregateException(thrown));
    }

    /// <summary>Writes the kept failures, one JSON object a line: index, key, outcome, disposition, code, message, errorType.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task WriteFailuresAsNdjsonAsync(Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        return BulkExport.WriteNdjsonAsync(output, Failures.Select(BulkExport.Row), cancellationToken);
    }

    /// <summary>
    /// Writes the kept failures as CSV (RFC 4180) with the same columns. A text that a spreadsheet would run as a formula is preceded by an apostrophe.
    /// </summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task WriteFailuresAsCsvAsync(TextWriter output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        return BulkExport.WriteCsvAsync(output, Failures.Select(BulkExport.Row), cancellationToken);
    }

    private IEnumerable<BulkItemResult<TItem>> Failures => Items.Where(i => i.Outcome.IsError());
}
