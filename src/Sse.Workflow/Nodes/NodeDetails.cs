namespace Sse.Workflow;

/// <summary>What few nodes have to say; made when one says it. Owned by the workflow's lock.</summary>
internal sealed class NodeDetails
{
    public WorkflowProblem? Problem { get; set; }

    public double? Confidence { get; set; }

    /// <summary>1 for the first attempt.</summary>
    public int Attempt { get; set; } = 1;

    public BulkState? Bulk { get; init; }
}
