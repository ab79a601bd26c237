using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>
/// Lists workflows of this process, which it knows best, together with those that a store knows: of other nodes and of the past. Both are in one
/// order, so a page is a stretch of it, and where it ends is a place that every node understands.
/// </summary>
internal sealed class WorkflowListing(RunDirectory directory, EventStreamRegistry streams, TimeProvider time)
{
    /// <inheritdoc cref="IWorkflows.ListAsync"/>
    public async ValueTask<WorkflowPage> ListAsync(WorkflowQuery query, CancellationToken cancellationToken)
    {
        var wish = query.ToStreamQuery();
        var own = directory.List().DistinctBy(run => run.Info.Id).ToDictionary(run => run.Info.Id, StringComparer.Ordinal);
        if (streams.Stores.Count == 0)
            return PageOf(query, wish, own.Values, next: null);
        try
        {
            var stored = await streams.ListAsync(wish, cancellationToken).ConfigureAwait(false);
            var others = stored.Streams.Where(s => !IsOwn(own, s)).ToList();
            var rows = await DescribeAsync(others, cancellationToken).ConfigureAwait(false);
            return PageOf(query, wish, rows.Concat(UpTo(stored.Next, own.Values)).DistinctBy(run => run.Info.Id), stored.Next);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The store is away. What runs here can be shown all the same.
            return PageOf(query, wish, own.Values, next: null) with { IsPartial = true };
        }
    }

    /// <summary>
    /// Whether a row of the store tells of a workflow of this process, or of one that it is about to replace. A later one under the same id is
    /// another process's.
    /// </summary>
    private static bool IsOwn(Dictionary<string, ListedRun> own, StoredStream stored) =>
        own.TryGetValue(stored.Id, out var run) && run.Place.CreatedAt >= stored.CreatedAt;

    /// <summary>The stretch that the store's page covers: behind its end are streams that it did not show.</summary>
    private IEnumerable<ListedRun> UpTo(string? next, IEnumerable<ListedRun> runs)
    {
        if (next is not null)
        {
            var end = StreamQueryPosition.Parse(next);
            runs = runs.Where(run => run.Place <= end);
        }
        return runs.Select(run => run with { Info = run.Info with { Owner = streams.Node } });
    }

    private static WorkflowPage PageOf(WorkflowQuery query, StreamQuery wish, IEnumerable<ListedRun> runs, string? next)
    {
        var matches = runs.Where(run => query.Matches(run.Info) && (wish.Position is not { } after || run.Place > after)).OrderBy(run => run.Place).ToList();
        if (matches.Count > wish.Limit)
            (next, matches) = (matches[wish.Limit - 1].Place.ToString(), matches[..wish.Limit]);
        return new WorkflowPage([.. matches.Select(run => run.Info)], next);
    }

    private async ValueTask<List<ListedRun>> DescribeAsync(List<StoredStream> stored, CancellationToken cancellationToken)
    {
        if (stored.Count == 0)
            return [];
        var tails = await streams.ReadTailsAsync(stored, StoredRun.TailEvents, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        return [.. stored.Select((s, i) => new ListedRun(new StreamQueryPosition(s.CreatedAt, s.Id), StoredRun.Describe(s, tails[i], now)))];
    }
}
