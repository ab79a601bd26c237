namespace Sse.Workflow;

/// <summary>Names a series; all names are bounded already.</summary>
internal readonly record struct SeriesKey(SeriesKind Kind, string Workflow, string? Phase = null, string? Name = null);
