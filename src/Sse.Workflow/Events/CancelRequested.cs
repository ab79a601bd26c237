using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>cancel.requested</c>: somebody asked the workflow to stop.</summary>
public sealed record CancelRequested : WorkflowEvent
{
    /// <summary>Who; null when nobody said.</summary>
    [JsonInclude]
    public string? By { get; internal set; }

    /// <summary>Why; null when nobody said.</summary>
    [JsonInclude]
    public string? Reason { get; internal set; }
}
