using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>What the first and the last event of a workflow share.</summary>
public abstract record RunEvent : WorkflowEvent
{
    private protected RunEvent()
    {
    }

    /// <summary>What kind of workflow it is.</summary>
    [JsonInclude]
    public string Name { get; internal set; } = "";

    /// <summary>Facts about this run; null when there are none.</summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, string>? Tags { get; internal set; }

    /// <summary>What was said to come; null when nothing was.</summary>
    [JsonInclude]
    public ExpectedWork? Expected { get; internal set; }

    /// <summary>The workflow that started this one; null when none did.</summary>
    [JsonInclude]
    public string? ParentId { get; internal set; }

    /// <summary>Ids of related workflows by relation; null when there are none.</summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, string>? Links { get; internal set; }
}
