using System.Globalization;
using System.Text;
using Sse.Workflow;

namespace Sse.Testing;

/// <summary>What a workflow wrote: its events in order, the snapshot they make, and its tree as text.</summary>
public sealed class WorkflowRecord
{
    internal WorkflowRecord(IReadOnlyList<WorkflowEvent> events)
    {
        Events = events;
        foreach (var e in events)
            Snapshot.Apply(e);
        Tree = Draw(Snapshot);
    }

    /// <summary>All events in order.</summary>
    public IReadOnlyList<WorkflowEvent> Events { get; }

    /// <summary>The types of all events in order.</summary>
    public IReadOnlyList<string> Types => [.. Events.Select(e => e.Type)];

    /// <summary>The state that the events make.</summary>
    public WorkflowSnapshot Snapshot { get; } = new();

    /// <summary>
    /// The workflow, and inside it phases, steps and bulks in the order they began: a line each, two spaces deeper than what is around it, name and status:
    /// <c>VALIDATION succeeded</c>.
    /// </summary>
    public string Tree { get; }

    /// <summary>The events of one type in order.</summary>
    /// <typeparam name="TEvent">Their record, such as <see cref="ProblemRaised"/>.</typeparam>
    public IReadOnlyList<TEvent> OfType<TEvent>()
        where TEvent : WorkflowEvent => [.. Events.OfType<TEvent>()];

    /// <summary>Fails unless the tree is the expected one. Blank lines around it and the indentation it has as a whole do not matter.</summary>
    /// <param name="expected">As <see cref="Tree"/> draws it.</param>
    /// <exception cref="WorkflowRecordException">It is another one.</exception>
    public void AssertTree(string expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        if (!string.Equals(Normalize(expected), Tree, StringComparison.Ordinal))
            throw new WorkflowRecordException($"Expected the tree\n{Normalize(expected)}\nbut recorded\n{Tree}");
    }

    /// <summary>Fails unless the workflow has ended like this.</summary>
    /// <exception cref="WorkflowRecordException">It ended otherwise, or runs.</exception>
    public void AssertOutcome(WorkflowOutcome expected)
    {
        var actual = OfType<WorkflowFinished>() is [.., var end] ? end.Outcome : (WorkflowOutcome?)null;
        if (actual != expected)
            throw new WorkflowRecordException($"Expected the outcome {expected} but recorded {actual?.ToString() ?? "no end"}.\n{Tree}");
    }

    /// <summary>Fails unless phases and steps of these names ended in this order; others may have ended in between.</summary>
    /// <exception cref="WorkflowRecordException">One of them did not end, or ended before one that is named earlier.</exception>
    public void AssertOrder(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var ended = Events.Select(NameOfEnded).Where(name => name is not null).ToList();
        var at = -1;
        foreach (var name in names)
        {
            at = ended.IndexOf(name, at + 1);
            if (at < 0)
                throw new WorkflowRecordException($"Expected ends in the order {string.Join(", ", names)} but recorded {string.Join(", ", ended)}.");
        }
    }

    private static string? NameOfEnded(WorkflowEvent e) => e switch
    {
        PhaseFinished phase => phase.Name,
        StepFinished step => step.Name,
        BulkFinished bulk => bulk.Name,
        _ => null,
    };

    private static string Draw(WorkflowSnapshot snapshot)
    {
        var children = snapshot.Nodes.Values
            .OrderBy(node => long.Parse(node.Id, CultureInfo.InvariantCulture))
            .ToLookup(node => node.Parent ?? "0");
        var text = new StringBuilder().Append(snapshot.Name).Append(' ').Append(NameOf(snapshot.Status));
        Draw(text, children, "0", depth: 1);
        return text.ToString();
    }

    private static void Draw(StringBuilder text, ILookup<string, WorkflowNode> children, string parent, int depth)
    {
        foreach (var node in children[parent])
        {
            text.Append('\n').Append(' ', depth * 2).Append(node.Name).Append(' ').Append(NameOf(node.Status));
            Draw(text, children, node.Id, depth + 1);
        }
    }

    /// <summary>As on the wire: <c>timedOut</c>.</summary>
    private static string NameOf(WorkflowStatus status)
    {
        var name = status.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string Normalize(string tree)
    {
        var lines = tree.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToList();
        var margin = lines.Count == 0 ? 0 : lines.Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line[margin..]));
    }
}
