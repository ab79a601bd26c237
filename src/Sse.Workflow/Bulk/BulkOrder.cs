namespace Sse.Workflow;

/// <summary>In which order the ends of items are told.</summary>
public enum BulkOrder
{
    /// <summary>As they end.</summary>
    Completion,

    /// <summary>As they were given. An item that takes long holds back those behind it, at most four times the concurrency.</summary>
    Input,
}
