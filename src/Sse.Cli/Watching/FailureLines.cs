using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>Keeps the last lines of each node until it ends well: what to show again when it does not.</summary>
internal sealed class FailureLines(int perNode)
{
    // A server may send any number of nodes; more than a snapshot keeps are of no use.
    private const int MaxNodes = 2000;

    private const string Root = "0";

    private readonly Dictionary<string, Queue<KeptLine>> _lines = new(StringComparer.Ordinal);

    public void Take(WorkflowEvent e)
    {
        switch (e)
        {
            case LogWritten line:
                Add(line, line.At ?? line.ElapsedMs, line.Level is "information" or "" ? line.Message : $"{line.Level}: {line.Message}");
                break;
            case ItemFinished { Outcome: WorkflowOutcome.Failed or WorkflowOutcome.TimedOut } item:
                Add(item, item.ElapsedMs, $"item {item.Index}{(item.Key is null ? "" : $" {item.Key}")}: {item.Problem?.Message ?? item.Outcome.ToString()}");
                break;
            case StepFinished { Outcome: WorkflowOutcome.Succeeded } or PhaseFinished { Outcome: WorkflowOutcome.Succeeded }:
                _lines.Remove(e.Node);
                break;
        }
    }

    /// <summary>Starts again from what the server has kept.</summary>
    public void Restart(WorkflowSnapshot snapshot)
    {
        _lines.Clear();
        foreach (var e in snapshot.Logs.Concat<WorkflowEvent>(snapshot.Items).OrderBy(e => e.Rev))
            Take(e);
    }

    /// <summary>
    /// The last lines of a node, oldest first: its own, and what was written around it since it began, for not all code knows its step.
    /// </summary>
    public IEnumerable<string> Of(RunTreeNode node)
    {
        string[] places = [.. node.WithAncestors().Select(n => n.Id), Root];
        return places.SelectMany(p => _lines.GetValueOrDefault(p) ?? [])
            .Where(line => line.ElapsedMs >= node.State.ElapsedMs)
            .OrderBy(line => line.Rev)
            .TakeLast(perNode)
            .Select(line => line.Text);
    }

    private void Add(WorkflowEvent e, long elapsedMs, string text)
    {
        if (!_lines.TryGetValue(e.Node, out var lines))
        {
            if (_lines.Count >= MaxNodes)
                return;
            _lines.Add(e.Node, lines = new());
        }

        foreach (string line in Output.Printable.Lines(text))
        {
            lines.Enqueue(new(e.Rev, elapsedMs, line));
            if (lines.Count > perNode)
                lines.Dequeue();
        }
    }
}
