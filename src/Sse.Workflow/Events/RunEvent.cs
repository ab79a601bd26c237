namespace Sse.Workflow;

/// <summary>What the first and the last event of a workflow share.</summary>
public abstract record RunEvent : WorkflowEvent
{
    private protected RunEvent()
    {
    }

    /// <summary>What kind of workflow it is.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Facts about this run; null when there are none.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>What was said to come; null when nothing was.</summary>
    public ExpectedWork? Expected { get; init; }

    /// <summary>The workflow that started this one; null when none did.</summary>
    public string? ParentId { get; init; }

    /// <summary>Ids of related workflows by relation; null when there are none.</summary>
    public IReadOnlyDictionary<string, string>? Links { get; init; }
}
