using System.Text.Json.Serialization;

namespace Sse.Workflow;

// The initial values and what System.Text.Json makes for these interfaces are both plain lists and dictionaries: Apply relies on it.
public sealed partial class WorkflowSnapshot
{
    /// <summary>
    /// Phases, steps and bulks by their ids, which are numbers in the order they began. At most 2,000: beyond that the one
    /// with the lowest number that has ended and has none inside it makes way.
    /// </summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, WorkflowNode> Nodes { get; internal set; } = new Dictionary<string, WorkflowNode>();

    /// <summary>The last value of each metric, by kind and name: <c>counter:pages</c>. At most 500; further ones are left out.</summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, MetricChanged> Metrics { get; internal set; } = new Dictionary<string, MetricChanged>();

    /// <summary>The last 200 problems.</summary>
    [JsonInclude]
    public IReadOnlyList<ProblemRaised> Problems { get; internal set; } = new List<ProblemRaised>();

    /// <summary>The last 200 insights.</summary>
    [JsonInclude]
    public IReadOnlyList<InsightEmitted> Insights { get; internal set; } = new List<InsightEmitted>();

    /// <summary>The last state of each rule, in the order they appeared; the last 200.</summary>
    [JsonInclude]
    public IReadOnlyList<ValidationReported> Validations { get; internal set; } = new List<ValidationReported>();

    /// <summary>The last 100 changes.</summary>
    [JsonInclude]
    public IReadOnlyList<DiffProduced> Diffs { get; internal set; } = new List<DiffProduced>();

    /// <summary>The last 200 things that were produced.</summary>
    [JsonInclude]
    public IReadOnlyList<ArtifactProduced> Artifacts { get; internal set; } = new List<ArtifactProduced>();

    /// <summary>The last 200 lines of text.</summary>
    [JsonInclude]
    public IReadOnlyList<LogWritten> Logs { get; internal set; } = new List<LogWritten>();

    /// <summary>The last 200 items of bulks.</summary>
    [JsonInclude]
    public IReadOnlyList<ItemFinished> Items { get; internal set; } = new List<ItemFinished>();

    /// <summary>The last 200 workflows that this one started.</summary>
    [JsonInclude]
    public IReadOnlyList<ChildStarted> Children { get; internal set; } = new List<ChildStarted>();

    /// <summary>The last 100 events of the application's own.</summary>
    [JsonInclude]
    public IReadOnlyList<CustomEvent> Custom { get; internal set; } = new List<CustomEvent>();

    /// <summary>How many there were of what is kept in lists, by the list's name: more than the list has when it was cut.</summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, long> Totals { get; internal set; } = new Dictionary<string, long>();
}
