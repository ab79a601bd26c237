namespace Sse.Workflow;

/// <summary><c>workflow.progress</c>: how far the whole is. Merged: at most 8 a second.</summary>
public sealed record WorkflowProgressed : WorkflowEvent
{
    /// <summary>0 to 100, never falling; null when nobody can know.</summary>
    public double? Percentage { get; init; }

    /// <summary>Percent a second; null when unknown.</summary>
    public double? Rate { get; init; }

    /// <summary>How long the rest will take; null when unknown.</summary>
    public TimeEstimate? Eta { get; init; }

    /// <summary>The step begun last of those that run; null when none does.</summary>
    public string? Current { get; init; }

    /// <summary>All tags, when one has changed; else null.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
