using System.Globalization;

namespace Sse.Workflow;

/// <summary>The nodes of a snapshot by number, and how many each has inside it: to find the one that makes way for a new one.</summary>
internal sealed class NodeOrder
{
    private readonly List<WorkflowNode> _nodes;
    private readonly Dictionary<string, int> _children = new(StringComparer.Ordinal);

    public NodeOrder(IEnumerable<WorkflowNode> nodes)
    {
        _nodes = [.. nodes.OrderBy(NumberOf)];
        foreach (var node in _nodes)
            CountChild(node.Parent, 1);
    }

    public void Add(WorkflowNode node)
    {
        var at = _nodes.Count;
        while (at > 0 && NumberOf(_nodes[at - 1]) > NumberOf(node))
            at--;
        _nodes.Insert(at, node);
        CountChild(node.Parent, 1);
    }

    /// <summary>Removes and returns the first node that has ended and has none inside it; null when there is none.</summary>
    public WorkflowNode? TakeFirstEnded()
    {
        var at = _nodes.FindIndex(node => node.Status != WorkflowStatus.Running && _children.GetValueOrDefault(node.Id) == 0);
        if (at < 0)
            return null;
        var node = _nodes[at];
        _nodes.RemoveAt(at);
        _children.Remove(node.Id);
        CountChild(node.Parent, -1);
        return node;
    }

    private void CountChild(string? parent, int by)
    {
        if (parent is not null)
            _children[parent] = _children.GetValueOrDefault(parent) + by;
    }

    private static long NumberOf(WorkflowNode node) =>
        long.TryParse(node.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
}
