namespace Sse.Workflow;

/// <summary><c>step.progress</c>: how far a step is. Merged: at most 8 a second for each step.</summary>
public sealed record StepProgressed : StepEvent;
