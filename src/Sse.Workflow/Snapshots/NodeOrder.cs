namespace Sse.Workflow;

/// <summary>
/// The nodes of a snapshot by number, and how many each has inside it: to find the one that makes way for a new one. A linked list, because
/// in a long run nearly every new node takes the place of the first.
/// </summary>
internal sealed class NodeOrder
{
    private readonly LinkedList<WorkflowNode> _nodes;
    private readonly Dictionary<string, int> _children = new(StringComparer.Ordinal);

    public NodeOrder(IEnumerable<WorkflowNode> nodes)
    {
        _nodes = new(nodes.OrderBy(node => node.Number));
        foreach (var node in _nodes)
            CountChild(node.Parent, 1);
    }

    public void Add(WorkflowNode node)
    {
        var before = _nodes.Last;
        while (before is not null && before.Value.Number > node.Number)
            before = before.Previous;
        if (before is null)
            _nodes.AddFirst(node);
        else
            _nodes.AddAfter(before, node);
        CountChild(node.Parent, 1);
    }

    /// <summary>Removes and returns the first node that has ended and has none inside it; null when there is none.</summary>
    public WorkflowNode? TakeFirstEnded()
    {
        for (var at = _nodes.First; at is not null; at = at.Next)
        {
            var node = at.Value;
            if (node.Status == WorkflowStatus.Running || _children.GetValueOrDefault(node.Id) > 0)
                continue;
            _nodes.Remove(at);
            _children.Remove(node.Id);
            CountChild(node.Parent, -1);
            return node;
        }
        return null;
    }

    private void CountChild(string? parent, int by)
    {
        if (parent is not null)
            _children[parent] = _children.GetValueOrDefault(parent) + by;
    }
}
