namespace Sse.Workflow;

/// <summary>A line kept back for the case that the run fails.</summary>
internal sealed record KeptLine(Node Node, LogLine Line, TimeSpan At);
