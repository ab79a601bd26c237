using System.Diagnostics;

namespace Sse.Workflow;

/// <summary>
/// One place in a workflow's tree: the workflow itself, a phase, a step, a bulk. Nodes know their parent and their open
/// children only, so a run of a million steps keeps no more than what is open.
/// </summary>
/// <remarks>What may change is owned by the workflow's lock, except where a member says otherwise.</remarks>
internal sealed class Node(NodeKind kind, Node? parent, string name)
{
    // Earlier runs cannot promise that nothing else will come.
    private const double MostLearned = 0.99;

    private Node? _previousOpen;
    private Node? _nextOpen;
    private double _knownWeight;
    private double _closedWeight;
    private NodeProgress? _progress;
    private int _logLines;

    public NodeKind Kind { get; } = kind;

    public Node? Parent { get; } = parent;

    /// <summary>As the stream shows it: redacted and clipped.</summary>
    public string Name { get; } = name;

    /// <summary>The number behind the node's id; 0 for the workflow itself.</summary>
    public int Number { get; set; }

    /// <summary>Share of the parent, against its siblings.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>How many children are to come; null when unknown.</summary>
    public int? ExpectedSteps { get; init; }

    /// <summary>The weight all children will have together; null when unknown.</summary>
    public double? ExpectedWeight { get; init; }

    /// <summary>
    /// Nobody said what will come: <see cref="ExpectedWeight"/> and the weights of the children are the seconds that earlier runs took.
    /// </summary>
    public bool IsLearned { get; init; }

    /// <summary>How long the children took that have ended, added up.</summary>
    public TimeSpan ChildTime { get; private set; }

    /// <summary>What the node itself said about its progress; null if nothing. Any thread.</summary>
    public NodeProgress? Progress => Volatile.Read(ref _progress);

    /// <summary>The items of a bulk; null for other kinds.</summary>
    public BulkState? Bulk { get; init; }

    /// <summary>Begun on the logger itself, so that <see cref="EnhancedSseLogger.StepComplete"/> may close it.</summary>
    public bool IsFlat { get; init; }

    /// <summary>The trace's view of the node; null without a listener. Set once, before the node is shared.</summary>
    public Activity? Activity { get; set; }

    /// <summary>Time since the workflow's start.</summary>
    public TimeSpan StartedAt { get; set; }

    /// <summary>False from the first end on: the first one wins.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Meaningful once <see cref="IsOpen"/> is false.</summary>
    public WorkflowOutcome Outcome { get; private set; }

    public TimeSpan Duration { get; private set; }

    /// <summary>What the children and problems so far make of this node, if nobody says otherwise.</summary>
    public WorkflowOutcome Worst { get; private set; }

    public string? Message { get; set; }

    public WorkflowProblem? Problem { get; set; }

    public double? Confidence { get; set; }

    /// <summary>1 for the first attempt.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>The child opened last of those that are open; null when none is.</summary>
    public Node? LastOpenChild { get; private set; }

    /// <summary>The open sibling that was opened before this one.</summary>
    public Node? PreviousOpen => _previousOpen;

    /// <summary>The phase this node is in; null outside of phases.</summary>
    public Node? Phase
    {
        get
        {
            for (var node = this; node is not null; node = node.Parent)
            {
                if (node.Kind == NodeKind.Phase)
                    return node;
            }
            return null;
        }
    }

    /// <summary>This node, or the nearest one above it that is open. The workflow's own node ends the search.</summary>
    public Node NearestOpen()
    {
        var node = this;
        while (!node.IsOpen && node.Parent is { } up)
            node = up;
        return node;
    }

    /// <summary>The place for what the node says about its progress, made when it says something for the first time. Any thread.</summary>
    public NodeProgress EnsureProgress() =>
        Progress ?? Interlocked.CompareExchange(ref _progress, new NodeProgress(this), null) ?? _progress;

    /// <summary>0 to 1; null when nobody can know.</summary>
    public double? Fraction()
    {
        if (!IsOpen)
            return 1;
        if (Progress?.Fraction() is { } reported)
            return reported;
        if (ExpectedWeight is not { } expected)
            return null;
        var done = _closedWeight;
        for (var child = LastOpenChild; child is not null; child = child._previousOpen)
            done += child.Weight * (child.Fraction() ?? 0);
        var total = Math.Max(expected, _knownWeight);
        return total > 0 ? Math.Min(IsLearned ? MostLearned : 1, done / total) : null;
    }

    public void AddOpenChild(Node child)
    {
        _knownWeight += child.Weight;
        child._previousOpen = LastOpenChild;
        if (LastOpenChild is not null)
            LastOpenChild._nextOpen = child;
        LastOpenChild = child;
    }

    /// <summary>Counts a line of the log; returns how many there are now. Any thread.</summary>
    public int CountLogLine() => Interlocked.Increment(ref _logLines);

    /// <summary>Something below went wrong; remembered if it is worse than what is known.</summary>
    public void Degrade(WorkflowOutcome outcome)
    {
        if (outcome.Severity() > Worst.Severity())
            Worst = outcome;
    }

    /// <summary>The node came too late and is no part of the tree: every call on it changes nothing.</summary>
    public void Reject() => (IsOpen, Outcome) = (false, WorkflowOutcome.Abandoned);

    public void Close(WorkflowOutcome outcome, TimeSpan at)
    {
        IsOpen = false;
        Outcome = outcome;
        Duration = at > StartedAt ? at - StartedAt : TimeSpan.Zero;
        if (Parent is null)
            return;
        Parent.RemoveOpenChild(this);
        Parent.Degrade(outcome.AsSeenByParent());
    }

    private void RemoveOpenChild(Node child)
    {
        if (child._nextOpen is null)
            LastOpenChild = child._previousOpen;
        else
            child._nextOpen._previousOpen = child._previousOpen;
        if (child._previousOpen is not null)
            child._previousOpen._nextOpen = child._nextOpen;
        child._previousOpen = child._nextOpen = null;
        _closedWeight += child.Weight;
        ChildTime += child.Duration;
    }
}
