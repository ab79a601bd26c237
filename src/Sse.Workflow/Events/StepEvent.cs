using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>The state of a step.</summary>
public abstract record StepEvent : WorkflowEvent
{
    private protected StepEvent()
    {
    }

    /// <summary>What is being done.</summary>
    [JsonInclude]
    public string Name { get; internal set; } = "";

    /// <summary>What it says about itself; null when nothing.</summary>
    [JsonInclude]
    public string? Message { get; internal set; }

    /// <summary>Its share of what is around it.</summary>
    [JsonInclude]
    public double Weight { get; internal set; } = 1;

    /// <summary>Which attempt it is, counted from 1.</summary>
    [JsonInclude]
    public int Attempt { get; internal set; } = 1;

    /// <summary>0 to 100, never falling; null when nobody can know.</summary>
    [JsonInclude]
    public double? Percentage { get; internal set; }

    /// <summary>Units that are done; null when not counted.</summary>
    [JsonInclude]
    public double? Done { get; internal set; }

    /// <summary>Units in all; null when unknown.</summary>
    [JsonInclude]
    public double? Total { get; internal set; }

    /// <summary>What is counted; null when unknown.</summary>
    [JsonInclude]
    public string? Unit { get; internal set; }

    /// <summary>Units a second; null when unknown.</summary>
    [JsonInclude]
    public double? Rate { get; internal set; }

    /// <summary>How long the rest will take; null when unknown.</summary>
    [JsonInclude]
    public TimeEstimate? Eta { get; internal set; }

    /// <summary>How sure the result is, 0 to 1; null when unknown.</summary>
    [JsonInclude]
    public double? Confidence { get; internal set; }
}
