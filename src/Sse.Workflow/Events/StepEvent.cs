namespace Sse.Workflow;

/// <summary>The state of a step.</summary>
public abstract record StepEvent : WorkflowEvent
{
    private protected StepEvent()
    {
    }

    /// <summary>What is being done.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>What it says about itself; null when nothing.</summary>
    public string? Message { get; init; }

    /// <summary>Its share of what is around it.</summary>
    public double Weight { get; init => field = value > 0 ? value : 1; } = 1;

    /// <summary>Which attempt it is, counted from 1.</summary>
    public int Attempt { get; init => field = Math.Max(1, value); } = 1;

    /// <summary>0 to 100, never falling; null when nobody can know.</summary>
    public double? Percentage { get; init; }

    /// <summary>Units that are done; null when not counted.</summary>
    public double? Done { get; init; }

    /// <summary>Units in all; null when unknown.</summary>
    public double? Total { get; init; }

    /// <summary>What is counted; null when unknown.</summary>
    public string? Unit { get; init; }

    /// <summary>Units a second; null when unknown.</summary>
    public double? Rate { get; init; }

    /// <summary>How long the rest will take; null when unknown.</summary>
    public TimeEstimate? Eta { get; init; }

    /// <summary>How sure the result is, 0 to 1; null when unknown.</summary>
    public double? Confidence { get; init; }
}
