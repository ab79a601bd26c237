using Sse.Workflow;
using Spectre.Console.Rendering;

namespace Sse.Cli.Watching;

/// <summary>The picture of a run in the room that a terminal has when it is drawn.</summary>
internal sealed class RunFrame(RunState state, bool isFinal) : Renderable
{
    private const int MaxTags = 5;
    private const int MaxProblems = 3;
    private const int BarWidth = 24;

    // The last picture stays on the screen and may scroll; before that, one line stays free for the cursor.
    private const int MaxFinalLines = 200;

    private long _tick;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var looks = new Looks(options.Unicode);
        int room = isFinal ? MaxFinalLines : Math.Max(4, options.ConsoleSize.Height - 1);
        var segments = new List<Segment>();
        foreach (var line in Compose(looks, room))
        {
            segments.AddRange(line.Cut(maxWidth));
            segments.Add(Segment.LineBreak);
        }

        return segments;
    }

    private List<StyledLine> Compose(Looks looks, int room)
    {
        lock (state.Gate)
        {
            _tick++;
            var head = Head(looks);
            var foot = isFinal ? Metrics() : [.. Metrics(), .. Problems(), .. Connection()];
            var (nodes, hidden) = new RunTree(state.Snapshot).Choose(Math.Max(1, room - head.Count - foot.Count));
            var tree = new TreeLines(looks, _tick, state.ElapsedMs).Of(nodes);
            if (hidden > 0)
                tree.Add(new StyledLine().Add($"   and {Amounts.Number(hidden)} more", Looks.Dim));
            return [.. head.Concat(tree).Concat(foot).Take(room)];
        }
    }

    private List<StyledLine> Head(Looks looks)
    {
        var run = state.Snapshot;
        if (run.Rev == 0)
            return [new StyledLine().Add(looks.SignOf(WorkflowStatus.Running, _tick), Looks.Busy).Add(" Waiting for the first event", Looks.Dim)];
        var style = Looks.StyleOf(run.Status);
        var lines = new List<StyledLine>
        {
            new StyledLine().Add(looks.SignOf(run.Status, _tick), style).AddNext(run.Name, Looks.Bold).AddNext(run.WorkflowId, Looks.Dim)
                .Add("  ").Add(Looks.WordOf(run.Status), style).Add("  ").Add(Amounts.Clock(state.ElapsedMs)),
        };
        if (run.Tags.Count > 0)
            lines.Add(new StyledLine().Add("  " + string.Join("  ", run.Tags.Take(MaxTags).Select(t => $"{t.Key}={t.Value}")), Looks.Dim));
        if (run.Percentage is { } percentage && !isFinal)
            lines.Add(looks.AddBar(new StyledLine().Add("  "), percentage, BarWidth).AddNext(Amounts.Percent(percentage)).AddNext(Amounts.Left(run.Eta), Looks.Dim));
        return lines;
    }

    private List<StyledLine> Metrics() => state.Snapshot.Metrics.Count == 0
        ? []
        : [new StyledLine().Add("  " + string.Join("  ", state.Snapshot.Metrics.Values.Select(NodeText.Metric)), Looks.Dim)];

    private IEnumerable<StyledLine> Problems()
    {
        foreach (var problem in state.Snapshot.Problems.TakeLast(MaxProblems))
        {
            yield return new StyledLine().Add("! ", Looks.Careful).Add(NodeText.Problem(problem.Code, problem.Message));
            if (!string.IsNullOrEmpty(problem.Suggestion))
                yield return new StyledLine().Add("  ").Add(problem.Suggestion, Looks.Dim);
        }
    }

    private IEnumerable<StyledLine> Connection()
    {
        if (state.Gaps > 0)
            yield return new StyledLine().Add(state.Gaps == 1 ? "Events are missing: there was a gap" : $"Events are missing: there were {state.Gaps} gaps", Looks.Careful);
        if (state.Trouble is { } trouble)
            yield return new StyledLine().Add(trouble, Looks.Careful);
    }
}
