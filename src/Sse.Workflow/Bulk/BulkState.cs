namespace Sse.Workflow;

/// <summary>What a bulk's node shows beside what all nodes do; merged into <c>bulk.progress</c>.</summary>
internal sealed class BulkState(long? total, BulkPage? page) : MergedUpdate
{
    // Owned by the workflow's lock.
    private readonly ThroughputEstimator _throughput = new();

    /// <summary>Set once, before the node is shared.</summary>
    public Node Node { get; set; } = null!;

    public BulkCounts Counts { get; } = new();

    public long? Total => total;

    public BulkPage? Page => page;

    public override void Flush(WorkflowWriter writer, TimeSpan at)
    {
        if (!Node.IsOpen)
            return;
        ProgressEstimate? estimate = null;
        if (writer.Metrics is not null)
        {
            _throughput.Add(at - Node.StartedAt, Counts.Ended);
            estimate = _throughput.Estimate(at - Node.StartedAt, total);
        }
        writer.WriteLocked(EventKind.BulkProgress, Node, at, new BulkBody(Node, this, estimate));
    }
}
