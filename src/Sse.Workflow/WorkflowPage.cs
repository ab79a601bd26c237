namespace Sse.Workflow;

/// <summary>Some of the workflows that match a query, the newest first.</summary>
/// <param name="Items">The workflows.</param>
/// <param name="Next">What <see cref="WorkflowQuery.After"/> continues with; null when this is the last page.</param>
public sealed record WorkflowPage(IReadOnlyList<WorkflowInfo> Items, string? Next)
{
    /// <summary>
    /// Whether the store could not be asked: then only workflows of this process are listed, and <see cref="Items"/> says nothing about those of
    /// other nodes and of earlier lives. Always false without a store.
    /// </summary>
    public bool IsPartial { get; init; }
}
