using System.Globalization;
using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>A phase, step or bulk in a <see cref="WorkflowSnapshot"/>.</summary>
public sealed class WorkflowNode
{
    /// <summary>Its id in the workflow's events.</summary>
    [JsonInclude]
    public string Id { get; internal set; } = "";

    /// <summary>The number that the id is, in the order of beginning: children have higher ones than their parents. An id that is none comes last.</summary>
    internal long Number => long.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;

    /// <summary>The node around it; <c>0</c> for the workflow itself.</summary>
    [JsonInclude]
    public string? Parent { get; internal set; }

    /// <summary><c>phase</c>, <c>step</c> or <c>bulk</c>.</summary>
    [JsonInclude]
    public string Kind { get; internal set; } = "";

    /// <summary>Its name.</summary>
    [JsonInclude]
    public string Name { get; internal set; } = "";

    /// <summary>Running, or how it ended.</summary>
    [JsonInclude]
    public WorkflowStatus Status { get; internal set; }

    /// <summary>Milliseconds from the workflow's start to the first event of the node.</summary>
    [JsonInclude, JsonPropertyName("t")]
    public long ElapsedMs { get; internal set; }

    /// <summary>The number of the event that this state is from.</summary>
    [JsonInclude]
    public long Rev { get; internal set; }

    /// <summary>How long it took, in milliseconds; null while it runs.</summary>
    [JsonInclude]
    public double? DurationMs { get; internal set; }

    /// <summary>What it says about itself; null when nothing.</summary>
    [JsonInclude]
    public string? Message { get; internal set; }

    /// <summary>0 to 100; null when nobody can know.</summary>
    [JsonInclude]
    public double? Percentage { get; internal set; }

    /// <summary>Units that are done; null when not counted.</summary>
    [JsonInclude]
    public double? Done { get; internal set; }

    /// <summary>Units, or items, in all; null when unknown.</summary>
    [JsonInclude]
    public double? Total { get; internal set; }

    /// <summary>What is counted; null when unknown.</summary>
    [JsonInclude]
    public string? Unit { get; internal set; }

    /// <summary>Units, or items, a second; null when unknown.</summary>
    [JsonInclude]
    public double? Rate { get; internal set; }

    /// <summary>How long the rest will take; null when unknown.</summary>
    [JsonInclude]
    public TimeEstimate? Eta { get; internal set; }

    /// <summary>How sure the result is, 0 to 1; null when unknown.</summary>
    [JsonInclude]
    public double? Confidence { get; internal set; }

    /// <summary>Which attempt it is, counted from 1; null for a phase or bulk.</summary>
    [JsonInclude]
    public int? Attempt { get; internal set; }

    /// <summary>Its share of what is around it; null for a bulk.</summary>
    [JsonInclude]
    public double? Weight { get; internal set; }

    /// <summary>How many steps a phase will have; null when unknown.</summary>
    [JsonInclude]
    public int? ExpectedSteps { get; internal set; }

    /// <summary>Which part of a longer list a bulk works on; null when it is all of it.</summary>
    [JsonInclude]
    public BulkPage? Page { get; internal set; }

    /// <summary>Items of a bulk that ended, by outcome; null for others.</summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, long>? Counts { get; internal set; }

    /// <summary>Why it failed; null when it did not.</summary>
    [JsonInclude]
    public WorkflowProblem? Problem { get; internal set; }
}
