using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>A node and where it hangs.</summary>
internal sealed class RunTreeNode(string id, WorkflowNode state, RunTreeNode? parent)
{
    public string Id => id;

    public WorkflowNode State => state;

    /// <summary>The node around it; null for those of the run itself.</summary>
    public RunTreeNode? Parent => parent;

    /// <summary>The node, the node around it, and so on to the outermost.</summary>
    public IEnumerable<RunTreeNode> WithAncestors()
    {
        for (var node = this; node is not null; node = node.Parent)
            yield return node;
    }

    /// <summary>Names from the outermost node on.</summary>
    public string Path => string.Join(" / ", WithAncestors().Reverse().Select(n => n.State.Name));
}
