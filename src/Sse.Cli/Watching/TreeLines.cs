using System.Text;
using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>Draws nodes as the branches of a tree.</summary>
internal sealed class TreeLines(Looks looks, long tick, double elapsedMs)
{
    private const int BarWidth = 16;

    // Deeper nodes hang where the last one that can still be seen does.
    private const int MaxDepth = 12;

    // Shorter runs tell nothing.
    private const double LongEnough = 1000;

    /// <param name="nodes">In the order of the tree, none without the nodes around it.</param>
    public List<StyledLine> Of(IReadOnlyList<RunTreeNode> nodes)
    {
        var isLast = FindLast(nodes);
        return [.. nodes.Select(n => Of(n, isLast))];
    }

    private StyledLine Of(RunTreeNode node, HashSet<RunTreeNode> isLast)
    {
        var state = node.State;
        var style = Looks.StyleOf(state.Status);
        bool isRunning = state.Status == WorkflowStatus.Running;
        var line = new StyledLine()
            .Add(Prefix(node, isLast), Looks.Dim)
            .Add(looks.SignOf(state.Status, tick), style)
            .AddNext(state.Name, state.Kind == "phase" ? Looks.Bold : Looks.Plain);
        if (isRunning && state.Percentage is { } percentage)
            looks.AddBar(line.Add(" "), percentage, BarWidth).AddNext(Amounts.Percent(percentage));
        line.AddNext(NodeText.Amount(state)).AddNext(NodeText.Trouble(state.Counts), Looks.Careful);
        if (isRunning)
            line.AddNext(NodeText.Rate(state.Rate), Looks.Dim).AddNext(Amounts.Left(state.Eta), Looks.Dim);
        if (state.Attempt > 1)
            line.AddNext($"attempt {state.Attempt}", Looks.Careful);
        line.AddNext(Took(state), Looks.Dim);
        return state.Problem is { } problem
            ? line.AddNext(NodeText.Problem(problem.Code, problem.Message), Looks.Bad)
            : line.AddNext(state.Message, Looks.Dim);
    }

    private string Took(WorkflowNode node)
    {
        if (node.DurationMs is { } took)
            return Amounts.Duration(took);
        double running = elapsedMs - node.ElapsedMs;
        return running >= LongEnough ? Amounts.Clock(running) : "";
    }

    private string Prefix(RunTreeNode node, HashSet<RunTreeNode> isLast)
    {
        var text = new StringBuilder(isLast.Contains(node) ? looks.LastBranch : looks.Branch);
        foreach (var around in node.WithAncestors().Skip(1).Take(MaxDepth))
            text.Insert(0, isLast.Contains(around) ? "   " : looks.Trunk);
        return text.ToString();
    }

    private static HashSet<RunTreeNode> FindLast(IReadOnlyList<RunTreeNode> nodes) =>
        [.. nodes.GroupBy(n => n.Parent).Select(siblings => siblings.Last())];
}
