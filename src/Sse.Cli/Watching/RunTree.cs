using System.Globalization;
using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>
/// The nodes of a run in the order of the tree. Made from the root down, so that parents that are missing or make a ring, which
/// only a broken server sends, cannot hang it.
/// </summary>
internal sealed class RunTree
{
    private readonly List<RunTreeNode> _nodes = [];

    public RunTree(WorkflowSnapshot snapshot)
    {
        var known = snapshot.Nodes;
        var children = known.OrderBy(n => NumberOf(n.Key)).ToLookup(n => n.Value.Parent is { } p && known.ContainsKey(p) ? p : "");
        var next = new Stack<RunTreeNode>();
        Push(next, children[""], parent: null);
        while (next.TryPop(out var node))
        {
            _nodes.Add(node);
            Push(next, children[node.Id], node);
        }
    }

    public IReadOnlyList<RunTreeNode> Nodes => _nodes;

    /// <summary>
    /// The nodes worth the room there is, in the order of the tree, and how many are left out: what runs comes first, then what failed, then
    /// what ended last; each with the nodes around it.
    /// </summary>
    public (IReadOnlyList<RunTreeNode> Shown, int Hidden) Choose(int room)
    {
        if (_nodes.Count <= room)
            return (_nodes, 0);
        var chosen = new HashSet<RunTreeNode>();
        foreach (var node in _nodes.OrderBy(RankOf).ThenByDescending(n => n.State.Rev))
        {
            var needed = node.WithAncestors().Where(n => !chosen.Contains(n)).ToList();
            // One line is for the number of those left out.
            if (chosen.Count + needed.Count < room)
                chosen.UnionWith(needed);
        }

        return (_nodes.Where(chosen.Contains).ToList(), _nodes.Count - chosen.Count);
    }

    private static void Push(Stack<RunTreeNode> next, IEnumerable<KeyValuePair<string, WorkflowNode>> children, RunTreeNode? parent)
    {
        foreach (var (id, state) in children.Reverse())
            next.Push(new(id, state, parent));
    }

    private static int RankOf(RunTreeNode node) => node.State.Status switch
    {
        WorkflowStatus.Running or WorkflowStatus.Canceling => 0,
        WorkflowStatus.Failed or WorkflowStatus.TimedOut or WorkflowStatus.Abandoned => 1,
        _ => 2,
    };

    private static long NumberOf(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : long.MaxValue;
}
