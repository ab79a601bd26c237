using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>Which workflows to list. Conditions that are set must all hold.</summary>
public sealed class WorkflowQuery
{
    /// <summary>Only workflows with this name. Default: null, all.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// Only workflows whose id, name, current step, or a tag's value contains this, in whatever case. Default: null, all.
    /// </summary>
    public string? Search { get; set; }

    /// <summary>Only workflows with this status. Default: null, all.</summary>
    public WorkflowStatus? Status { get; set; }

    /// <summary>Only workflows that carry all these tags. Default: none.</summary>
    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Only workflows that started at this time or later. Default: null, all.</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>Only workflows that started before this time. Default: null, all.</summary>
    public DateTimeOffset? To { get; set; }

    /// <summary>
    /// Continues after the page whose <see cref="WorkflowPage.Next"/> this is. It names a place in the order of time, so workflows that start or end
    /// meanwhile neither move others to another page nor make them come twice. Default: null, the first page.
    /// </summary>
    public string? After { get; set; }

    /// <summary>How many to return at most, 1 to 1,000; brought into that range. Default: 50.</summary>
    public int Limit { get; set; } = 50;

    /// <summary>The same question to those who know streams.</summary>
    /// <exception cref="ArgumentException"><see cref="After"/> is not usable.</exception>
    internal StreamQuery ToStreamQuery()
    {
        if (After is not null && !StreamQueryPosition.TryParse(After, out _))
            throw new ArgumentException($"{nameof(WorkflowQuery)}.{nameof(After)} must be the {nameof(WorkflowPage.Next)} of an earlier page.", nameof(After));
        return new StreamQuery
        {
            Kind = RunStreamOptions.Kind,
            Name = Name,
            Status = Status?.WireName(),
            Tags = new Dictionary<string, string>(Tags, StringComparer.Ordinal),
            CreatedFrom = From,
            CreatedBefore = To,
            After = After,
            Limit = Math.Clamp(Limit, 1, StreamQuery.MaxLimit),
        };
    }

    internal bool Matches(WorkflowInfo workflow) =>
        (Name is null || string.Equals(Name, workflow.Name, StringComparison.Ordinal))
        && (Search is null || Contains(workflow, Search))
        && (Status is null || Status == workflow.Status)
        && (From is null || workflow.StartedAt >= From)
        && (To is null || workflow.StartedAt < To)
        && Tags.All(tag => workflow.Tags.TryGetValue(tag.Key, out var value) && string.Equals(value, tag.Value, StringComparison.Ordinal));

    private static bool Contains(WorkflowInfo workflow, string text) =>
        IsIn(workflow.Id, text) || IsIn(workflow.Name, text) || IsIn(workflow.Current, text) || workflow.Tags.Values.Any(value => IsIn(value, text));

    private static bool IsIn(string? where, string text) => where?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
