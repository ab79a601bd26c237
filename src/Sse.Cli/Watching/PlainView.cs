using Sse.Cli.Commands;
using Sse.Cli.Output;
using Sse.Client;
using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>One line an event, in order, each written at once: for files, pipes and build servers.</summary>
internal sealed class PlainView(CliHost host, RunState state, bool isQuiet) : IRunView
{
    private readonly TextLines _output = new(host.Output);
    private readonly ProgressPace _pace = new();

    public void Show(in WorkflowUpdate update)
    {
        if (update.Gap is { } gap)
        {
            Write(state.Snapshot.ElapsedMs, "gap", RunState.Describe(gap));
            return;
        }

        if (update.Event is null)
        {
            Write(state.Snapshot.ElapsedMs, "state", $"{state.Snapshot.Name} {state.Snapshot.WorkflowId} is {Looks.WordOf(state.Snapshot.Status)}");
            return;
        }

        if (_pace.Allows(update.Event) && EventText.Of(update.Event) is { } text)
            Write(update.Event.ElapsedMs, text.Kind, PathOf(update.Event) + text.Text);
    }

    public void Show(SseStateChange change)
    {
        if (!isQuiet && Losses.Describe(change) is { } text)
            host.Say(text);
    }

    public ValueTask EndAsync()
    {
        if (state.Snapshot.Metrics.Count > 0)
            Write(state.Snapshot.ElapsedMs, "metrics", string.Join(", ", state.Snapshot.Metrics.Values.Select(NodeText.Metric)));
        foreach (var line in FailureReport.Of(state))
            _output.WriteLine(line.ToString());
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write(long elapsedMs, string kind, string text) =>
        _output.WriteLine(new StyledLine().Add($"{Amounts.ExactClock(elapsedMs),9} {kind,-11} {text}").ToString());

    // What is said about a node starts with the nodes around it; the node itself is named by the text.
    private string PathOf(WorkflowEvent e)
    {
        var names = new List<string>();
        var nodes = state.Snapshot.Nodes;
        string? id = EventText.NamesItself(e) ? e.Parent : e.Node;
        // A ring of parents, which only a broken server sends, ends here too.
        for (int depth = 0; depth < 50 && id is not null && nodes.TryGetValue(id, out var node); depth++)
        {
            names.Insert(0, node.Name);
            id = node.Parent;
        }

        return string.Concat(names.Select(n => n + " / "));
    }
}
