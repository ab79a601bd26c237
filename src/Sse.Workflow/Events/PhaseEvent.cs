using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>The state of a phase.</summary>
public abstract record PhaseEvent : WorkflowEvent
{
    private protected PhaseEvent()
    {
    }

    /// <summary>Its name.</summary>
    [JsonInclude]
    public string Name { get; internal set; } = "";

    /// <summary>How many steps it will have; null when unknown.</summary>
    [JsonInclude]
    public int? ExpectedSteps { get; internal set; }

    /// <summary>Its share of the whole.</summary>
    [JsonInclude]
    public double Weight { get; internal set; } = 1;

    /// <summary>What it says about itself; null when nothing.</summary>
    [JsonInclude]
    public string? Message { get; internal set; }
}
