using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>The state of a bulk: many items of one kind.</summary>
public abstract record BulkEvent : WorkflowEvent
{
    private protected BulkEvent()
    {
    }

    /// <summary>What is being done with the items.</summary>
    [JsonInclude]
    public string Name { get; internal set; } = "";

    /// <summary>How many items there are; null when unknown.</summary>
    [JsonInclude]
    public long? Total { get; internal set; }

    /// <summary>Which part of a longer list they are; null when they are all.</summary>
    [JsonInclude]
    public BulkPage? Page { get; internal set; }

    /// <summary>How many items ended, by outcome; null before the first.</summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, long>? Counts { get; internal set; }

    /// <summary>0 to 100, never falling; null when nobody can know.</summary>
    [JsonInclude]
    public double? Percentage { get; internal set; }

    /// <summary>Items a second; null when unknown.</summary>
    [JsonInclude]
    public double? Rate { get; internal set; }

    /// <summary>How long the rest will take; null when unknown.</summary>
    [JsonInclude]
    public TimeEstimate? Eta { get; internal set; }
}
