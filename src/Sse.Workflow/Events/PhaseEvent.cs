namespace Sse.Workflow;

/// <summary>The state of a phase.</summary>
public abstract record PhaseEvent : WorkflowEvent
{
    private protected PhaseEvent()
    {
    }

    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>How many steps it will have; null when unknown.</summary>
    public int? ExpectedSteps { get; init; }

    /// <summary>Its share of the whole.</summary>
    public double Weight { get; init => field = value > 0 ? value : 1; } = 1;

    /// <summary>What it says about itself; null when nothing.</summary>
    public string? Message { get; init; }
}
