using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>workflow.progress</c>: how far the whole is. Merged: at most 8 a second.</summary>
public sealed record WorkflowProgressed : WorkflowEvent
{
    /// <summary>0 to 100, never falling; null when nobody can know.</summary>
    [JsonInclude]
    public double? Percentage { get; internal set; }

    /// <summary>Percent a second; null when unknown.</summary>
    [JsonInclude]
    public double? Rate { get; internal set; }

    /// <summary>How long the rest will take; null when unknown.</summary>
    [JsonInclude]
    public TimeEstimate? Eta { get; internal set; }

    /// <summary>The step begun last of those that run; null when none does.</summary>
    [JsonInclude]
    public string? Current { get; internal set; }

    /// <summary>All tags, when one has changed; else null.</summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, string>? Tags { get; internal set; }
}
