namespace Sse.Workflow;

/// <summary><c>validation</c>: the state of one rule of a checklist; the last one counts.</summary>
public sealed record ValidationReported : WorkflowEvent
{
    /// <summary>The rule.</summary>
    public string Rule { get; init => field = value ?? ""; } = "";

    /// <summary>Its state.</summary>
    public string Status { get; init => field = value ?? ""; } = "";

    /// <summary>More about it; null when there is none.</summary>
    public string? Message { get; init; }
}
