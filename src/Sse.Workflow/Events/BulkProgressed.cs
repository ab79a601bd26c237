namespace Sse.Workflow;

/// <summary><c>bulk.progress</c>: counts of items by outcome. Merged: at most 8 a second for each bulk.</summary>
public sealed record BulkProgressed : BulkEvent;
