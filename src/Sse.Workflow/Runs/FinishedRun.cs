namespace Sse.Workflow;

/// <summary>A workflow that has ended, remembered for as long as its stream is kept.</summary>
internal sealed record FinishedRun(WorkflowInfo Info, EnhancedSseLogger Logger);
