namespace Sse.Workflow;

/// <summary>The state of a bulk: many items of one kind.</summary>
public abstract record BulkEvent : WorkflowEvent
{
    private protected BulkEvent()
    {
    }

    /// <summary>What is being done with the items.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>How many items there are; null when unknown.</summary>
    public long? Total { get; init; }

    /// <summary>Which part of a longer list they are; null when they are all.</summary>
    public BulkPage? Page { get; init; }

    /// <summary>How many items ended, by outcome; null before the first.</summary>
    public IReadOnlyDictionary<string, long>? Counts { get; init; }

    /// <summary>0 to 100, never falling; null when nobody can know.</summary>
    public double? Percentage { get; init; }

    /// <summary>Items a second; null when unknown.</summary>
    public double? Rate { get; init; }

    /// <summary>How long the rest will take; null when unknown.</summary>
    public TimeEstimate? Eta { get; init; }
}
