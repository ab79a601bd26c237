using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>Why a run did not go well, at the end, where people look: each step that failed, its last lines, its problem, what to do.</summary>
internal static class FailureReport
{
    private const int MaxSteps = 5;

    public static IEnumerable<StyledLine> Of(RunState state)
    {
        var run = state.Snapshot;
        var failed = new RunTree(run).Nodes.Where(n => IsBad(n.State.Status)).ToList();
        // A phase that failed because of its step says nothing new.
        var causes = failed.Where(n => !failed.Any(inner => inner.Parent == n)).ToList();
        foreach (var line in causes.Take(MaxSteps).SelectMany(n => OfNode(n, state.Lines)))
            yield return line;
        if (causes.Count > MaxSteps)
            yield return new StyledLine().Add($"… and {causes.Count - MaxSteps} more failed steps");
        if (run.Problem is { } problem && !causes.Any(n => IsSame(n.State.Problem, problem)))
        {
            foreach (var line in OfProblem(problem))
                yield return line;
        }
    }

    private static bool IsBad(WorkflowStatus status) => status is WorkflowStatus.Failed or WorkflowStatus.TimedOut or WorkflowStatus.Abandoned;

    private static bool IsSame(WorkflowProblem? one, WorkflowProblem other) => one?.Code == other.Code && one.Message == other.Message;

    private static IEnumerable<StyledLine> OfNode(RunTreeNode node, FailureLines lines)
    {
        yield return new StyledLine().Add($"{Looks.WordOf(node.State.Status)}: ", Looks.Bad).Add(node.Path, Looks.Bold);
        foreach (string line in lines.Of(node))
            yield return new StyledLine().Add("  | ", Looks.Dim).Add(line);
        foreach (var line in node.State.Problem is { } problem ? OfProblem(problem) : [])
            yield return line;
    }

    private static IEnumerable<StyledLine> OfProblem(WorkflowProblem problem)
    {
        yield return new StyledLine().Add("  problem: ", Looks.Bad).Add(NodeText.Problem(problem.Code, problem.Message));
        if (!string.IsNullOrEmpty(problem.Suggestion))
            yield return new StyledLine().Add("  suggestion: ", Looks.Careful).Add(problem.Suggestion);
    }
}
