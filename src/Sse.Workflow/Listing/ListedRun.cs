using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>A row in the list of workflows, and its place there.</summary>
internal readonly record struct ListedRun(StreamQueryPosition Place, WorkflowInfo Info);
