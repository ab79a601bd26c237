namespace Sse.Workflow;

/// <summary><c>insight</c>: something that was found on the way.</summary>
public sealed record InsightEmitted : WorkflowEvent
{
    /// <summary>What it is about.</summary>
    public string Category { get; init => field = value ?? ""; } = "";

    /// <summary>How much it matters; null when nobody said.</summary>
    public string? Importance { get; init; }

    /// <summary>The insight.</summary>
    public string Message { get; init => field = value ?? ""; } = "";
}
