using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>What differs in a page of the list.</summary>
internal sealed record ListChanges(string[]? Ids, List<WorkflowInfo> Rows, List<RowChange> Changes, string? Next, bool IsPartial);
