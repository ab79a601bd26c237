using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>What a workflow said at its start that it is going to do.</summary>
public sealed record ExpectedWork
{
    /// <summary>How many steps; null when unknown.</summary>
    [JsonInclude]
    public int? Steps { get; internal set; }

    /// <summary>Its phases in order; null when unknown.</summary>
    [JsonInclude]
    public IReadOnlyList<ExpectedWorkPhase>? Phases { get; internal set; }
}
