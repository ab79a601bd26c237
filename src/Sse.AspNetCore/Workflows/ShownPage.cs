using System.Text.Json;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>What one reader of <c>GET live</c> has been told, and what is new to it.</summary>
internal sealed class ShownPage
{
    private Dictionary<string, WorkflowInfo> _rows = new(StringComparer.Ordinal);
    private string[]? _ids;
    private string? _next;
    private bool _isPartial;

    /// <summary>
    /// <c>{ids, rows, changes, next, isPartial}</c> as JSON: the ids in their order if that is another one, whole rows of workflows that are
    /// new to the reader, and of others the fields that move. Null when nothing differs.
    /// </summary>
    public string? Update(WorkflowPage page)
    {
        var ids = page.Items.Select(row => row.Id).ToArray();
        var rows = new Dictionary<string, WorkflowInfo>(page.Items.Count, StringComparer.Ordinal);
        List<WorkflowInfo> added = [];
        List<RowChange> changed = [];
        foreach (var row in page.Items)
        {
            rows[row.Id] = row;
            if (!_rows.TryGetValue(row.Id, out var before) || !HasSameFacts(before, row))
                added.Add(row);
            else if (RowChange.Of(row) is var change && change != RowChange.Of(before))
                changed.Add(change);
        }
        var isReordered = _ids is null || !ids.AsSpan().SequenceEqual(_ids);
        if (!isReordered && page.Next == _next && page.IsPartial == _isPartial && added.Count == 0 && changed.Count == 0)
            return null;
        (_rows, _ids, _next, _isPartial) = (rows, ids, page.Next, page.IsPartial);
        var changes = new ListChanges(isReordered ? ids : null, added, changed, page.Next, page.IsPartial);
        return JsonSerializer.Serialize(changes, HostJson.Default.ListChanges);
    }

    /// <summary>What seldom changes, so that whole rows are seldom sent. Another start is another run under the same id.</summary>
    private static bool HasSameFacts(WorkflowInfo a, WorkflowInfo b) =>
        a.StartedAt == b.StartedAt
        && a.Tags.Count == b.Tags.Count
        && (ReferenceEquals(a.Tags, b.Tags) || a.Tags.All(tag => b.Tags.TryGetValue(tag.Key, out var value) && value == tag.Value));
}
