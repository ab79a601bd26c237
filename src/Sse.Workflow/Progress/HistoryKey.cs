namespace Sse.Workflow;

/// <summary>A run (neither phase nor step), a phase, or a step inside or outside a phase.</summary>
internal readonly record struct HistoryKey(string Workflow, string? Phase = null, string? Step = null);
