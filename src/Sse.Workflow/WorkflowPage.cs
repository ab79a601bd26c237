namespace Sse.Workflow;

/// <summary>Some of the workflows that match a query, the newest first.</summary>
/// <param name="Items">The workflows.</param>
/// <param name="Total">How many match in all.</param>
/// <param name="Offset">How many newer matches were left out.</param>
public sealed record WorkflowPage(IReadOnlyList<WorkflowInfo> Items, int Total, int Offset)
{
    /// <summary>The offset of the next page; null when this is the last one.</summary>
    public int? NextOffset => Offset + Items.Count < Total ? Offset + Items.Count : null;
}
