using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>Workflows wherever they run: in this process, on another node, or in the past.</summary>
public sealed partial class Workflows
{
    /// <inheritdoc/>
    public async ValueTask<EnhancedSseLogger?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        await FindStreamAsync(id, cancellationToken).ConfigureAwait(false) is { } stream ? OwnerOf(stream) : null;

    /// <inheritdoc/>
    public ValueTask<WorkflowPage> ListAsync(WorkflowQuery? query = null, CancellationToken cancellationToken = default) =>
        _listing.ListAsync(query ?? new WorkflowQuery(), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<WorkflowSnapshot?> GetSnapshotAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await FindStreamAsync(id, cancellationToken).ConfigureAwait(false) is not { } stream)
            return null;
        if (OwnerOf(stream) is { } run)
        {
            // With a store, what was dropped from memory before it was folded is read back from there.
            if (run.Writer is { } writer)
                await writer.Folder.CatchUpAsync(cancellationToken).ConfigureAwait(false);
            return run.GetSnapshot();
        }
        return await ReadStateAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<WorkflowSummary?> GetSummaryAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await FindStreamAsync(id, cancellationToken).ConfigureAwait(false) is not { } stream)
            return null;
        if (OwnerOf(stream) is { } run)
            return run.GetSummary();
        var state = await ReadStateAsync(stream, cancellationToken).ConfigureAwait(false);
        return SnapshotSummary.Of(state, _runtime.Time.GetUtcNow());
    }

    /// <inheritdoc/>
    public async ValueTask<WorkflowCancellation?> CancelAsync(string id, string? by = null, string? reason = null, CancellationToken cancellationToken = default)
    {
        if (await FindStreamAsync(id, cancellationToken).ConfigureAwait(false) is not { } stream)
            return null;
        if (OwnerOf(stream) is { } run)
        {
            var asked = run.RequestCancel(by, reason) || run.Outcome is null;
            return new WorkflowCancellation { WorkflowId = id, Status = run.Outcome?.ToStatus() ?? WorkflowStatus.Canceling, IsAccepted = asked, IsDelivered = true };
        }
        return await CancelElsewhereAsync(stream, new CancelWish(by, reason), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<WorkflowCancellation> CancelElsewhereAsync(EventStream stream, CancelWish wish, CancellationToken cancellationToken)
    {
        var isSent = !stream.IsCompleted && await Streams.SendAsync(wish.To(stream.Id), cancellationToken).ConfigureAwait(false);
        // Sent first, so that the wish is in the store should the owner turn out to be alive.
        var isEnded = isSent && await Streams.EndAbandonedAsync(stream.Id, cancellationToken).ConfigureAwait(false);
        var status = isEnded ? WorkflowStatus.Abandoned : StoredRun.StatusOf(stream.Attributes, stream.IsCompleted);
        return new WorkflowCancellation
        {
            WorkflowId = stream.Id,
            Status = status,
            IsAccepted = isSent,
            IsDelivered = isEnded || status == WorkflowStatus.Canceling,
            Owner = stream.Owner,
        };
    }

    /// <summary>The state of a workflow that another process writes, as far as the store has it.</summary>
    private static async ValueTask<WorkflowSnapshot> ReadStateAsync(EventStream stream, CancellationToken cancellationToken)
    {
        var folder = FollowedRun.FolderOf(stream);
        await folder.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        return folder.Copy();
    }

    /// <summary>A workflow's stream, wherever it is written.</summary>
    private async ValueTask<EventStream?> FindStreamAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (Streams.Stores.Count == 0)
            return _runtime.Directory.Find(id)?.Stream;
        var stream = await Streams.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return stream?.Attributes.Kind == RunStreamOptions.Kind ? stream : null;
    }

    /// <summary>The run of this process that writes, or wrote, a stream; null when another process does.</summary>
    private EnhancedSseLogger? OwnerOf(EventStream stream) =>
        stream.IsWritable && _runtime.Directory.Find(stream.Id) is { } run && ReferenceEquals(run.Stream, stream) ? run : null;

    /// <summary>Somebody on another node has asked a workflow of this process to stop.</summary>
    private void OnCommand(EventStream stream, StreamCommand command)
    {
        if (CancelWish.TryRead(command) is { } wish)
            OwnerOf(stream)?.RequestCancel(wish.By, wish.Reason);
    }
}
