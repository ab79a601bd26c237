namespace Sse.Workflow;

/// <summary>Which workflows to list. Conditions that are set must all hold.</summary>
public sealed class WorkflowQuery
{
    /// <summary>Only workflows with this name. Default: null, all.</summary>
    public string? Name { get; set; }

    /// <summary>Only workflows with this status. Default: null, all.</summary>
    public WorkflowStatus? Status { get; set; }

    /// <summary>Only workflows that carry all these tags. Default: none.</summary>
    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Only workflows that started at this time or later. Default: null, all.</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>Only workflows that started before this time. Default: null, all.</summary>
    public DateTimeOffset? To { get; set; }

    /// <summary>How many of the newest matches to leave out. Default: 0.</summary>
    public int Offset { get; set; }

    /// <summary>How many to return at most, 1 to 1,000; brought into that range. Default: 50.</summary>
    public int Limit { get; set; } = 50;

    internal bool Matches(WorkflowInfo workflow) =>
        (Name is null || string.Equals(Name, workflow.Name, StringComparison.Ordinal))
        && (Status is null || Status == workflow.Status)
        && (From is null || workflow.StartedAt >= From)
        && (To is null || workflow.StartedAt < To)
        && Tags.All(tag => workflow.Tags.TryGetValue(tag.Key, out var value) && string.Equals(value, tag.Value, StringComparison.Ordinal));
}
