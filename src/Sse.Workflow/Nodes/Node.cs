using System.Diagnostics;

namespace Sse.Workflow;

/// <summary>
/// One place in a workflow's tree: the workflow itself, a phase, a step, a bulk. Nodes know their parent and their open
/// children only, so a run of a million steps keeps no more than what is open.
/// </summary>
/// <remarks>What may change is owned by the workflow's lock, except where a member says otherwise.</remarks>
internal sealed class Node(NodeKind kind, Node? parent, string name)
{
    private NodeChildren? _children;
    private NodeProgress? _progress;
    private NodeDetails? _details;
    private int _logLines;

    public NodeKind Kind { get; } = kind;

    public Node? Parent { get; } = parent;

    /// <summary>As the stream shows it: redacted and clipped.</summary>
    public string Name { get; } = name;

    /// <summary>The number behind the node's id; 0 for the workflow itself.</summary>
    public int Number { get; set; }

    /// <summary>Share of the parent, against its siblings.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>What was said about the children to come; the others are gathered there too.</summary>
    public NodeChildren? Children
    {
        get => _children;
        init => _children = value;
    }

    /// <summary>How many children are to come; null when unknown.</summary>
    public int? ExpectedSteps => _children?.ExpectedSteps;

    /// <summary>How long the children took that have ended, added up.</summary>
    public TimeSpan ChildTime => _children?.Time ?? TimeSpan.Zero;

    /// <summary>What the node itself said about its progress; null if nothing. Any thread.</summary>
    public NodeProgress? Progress => Volatile.Read(ref _progress);

    /// <summary>The items of a bulk; null for other kinds.</summary>
    public BulkState? Bulk
    {
        get => _details?.Bulk;
        init => _details = new NodeDetails { Bulk = value };
    }

    /// <summary>Begun on the logger itself, so that <see cref="EnhancedSseLogger.StepComplete"/> may close it.</summary>
    public bool IsFlat { get; init; }

    /// <summary>Where a step's end is counted; null as long as nobody had to know.</summary>
    public StepSite? Site { get; set; }

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

    public WorkflowProblem? Problem => _details?.Problem;

    public double? Confidence => _details?.Confidence;

    /// <summary>1 for the first attempt.</summary>
    public int Attempt => _details?.Attempt ?? 1;

    /// <summary>The place for problem, confidence and attempt.</summary>
    public NodeDetails Details => _details ??= new NodeDetails();

    /// <summary>The child opened last of those that are open; null when none is.</summary>
    public Node? LastOpenChild => _children?.LastOpen;

    /// <summary>The open sibling that was opened before this one. Owned by the parent's <see cref="NodeChildren"/>, like the next.</summary>
    public Node? PreviousOpen { get; set; }

    /// <summary>The open sibling that was opened after this one.</summary>
    public Node? NextOpen { get; set; }

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
        return _children?.Fraction();
    }

    public void AddOpenChild(Node child) => (_children ??= new NodeChildren()).Add(child);

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
        Parent._children!.Remove(this);
        Parent.Degrade(outcome.AsSeenByParent());
    }
}
