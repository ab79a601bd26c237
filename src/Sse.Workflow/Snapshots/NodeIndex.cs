namespace Sse.Workflow;

/// <summary>The nodes of a snapshot by id, and how many each has inside it.</summary>
internal sealed class NodeIndex
{
    private readonly Dictionary<string, WorkflowNode> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _children = new(StringComparer.Ordinal);

    public NodeIndex(IReadOnlyList<WorkflowNode> nodes)
    {
        foreach (var node in nodes)
            Add(node);
    }

    public WorkflowNode? Find(string id) => _byId.GetValueOrDefault(id);

    public bool HasChildren(string id) => _children.GetValueOrDefault(id) > 0;

    public void Add(WorkflowNode node)
    {
        _byId[node.Id] = node;
        if (node.Parent is { } parent)
            _children[parent] = _children.GetValueOrDefault(parent) + 1;
    }

    public void Remove(WorkflowNode node)
    {
        _byId.Remove(node.Id);
        _children.Remove(node.Id);
        if (node.Parent is { } parent)
            _children[parent] = _children.GetValueOrDefault(parent) - 1;
    }
}
