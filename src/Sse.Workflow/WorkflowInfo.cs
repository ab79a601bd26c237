namespace Sse.Workflow;

/// <summary>One row in the list of workflows.</summary>
public sealed record WorkflowInfo
{
    /// <summary>The workflow's id, which is its stream's.</summary>
    public required string Id { get; init; }

    /// <summary>The workflow's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required WorkflowStatus Status { get; init; }

    /// <summary>When it started, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, or has been running, in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>0 to 100; null when nobody can know. Of a workflow that runs on another node: as its last 16 events say.</summary>
    public double? Percentage { get; init; }

    /// <summary>The step begun last of those that run; null when none does.</summary>
    public string? Current { get; init; }

    /// <summary>How many problems were reported; 0 while a workflow of another node runs, because only its end tells.</summary>
    public int Problems { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The workflow that started it; null when none did.</summary>
    public string? ParentId { get; init; }

    /// <summary>The process that runs it, or ran it, as the store knows it; null without a store.</summary>
    public string? Owner { get; init; }
}
