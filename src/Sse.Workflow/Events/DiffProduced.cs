namespace Sse.Workflow;

/// <summary><c>diff</c>: a change that was made or is proposed.</summary>
public sealed record DiffProduced : WorkflowEvent
{
    /// <summary>What is changed.</summary>
    public string Target { get; init => field = value ?? ""; } = "";

    /// <summary>How.</summary>
    public string Op { get; init => field = value ?? ""; } = "";

    /// <summary>The old text; null where there was none.</summary>
    public string? Before { get; init; }

    /// <summary>The new text; null where there is none.</summary>
    public string? After { get; init; }
}
