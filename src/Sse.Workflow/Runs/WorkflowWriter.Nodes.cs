namespace Sse.Workflow;

internal sealed partial class WorkflowWriter
{
    /// <summary>Where a step goes that is begun on the logger itself: the phase begun there, or the workflow.</summary>
    public Node FlatParent => Volatile.Read(ref _flatPhase) ?? Root;

    /// <summary>What is being worked on, as far as the logger itself knows: its last open step, else its phase, else the workflow.</summary>
    public Node CurrentFlat
    {
        get
        {
            lock (_gate)
                return CurrentFlatLocked;
        }
    }

    private Node CurrentFlatLocked => LastFlatStep() ?? FlatParent;

    /// <summary>The name of the step begun last of those that are open, for <c>workflow.progress</c>. The caller holds the lock.</summary>
    public string? CurrentName
    {
        get
        {
            var node = Root;
            while (node.LastOpenChild is { } child)
                node = child;
            return node == Root ? null : node.Name;
        }
    }

    /// <summary>Puts a node into the tree and announces it. A phase becomes the one that flat steps go into.</summary>
    /// <returns>False when the workflow or the parent has ended; the node is then ended too and leaves no trace.</returns>
    public bool Open(Node node)
    {
        var at = Clock.Elapsed;
        lock (_gate)
        {
            node.StartedAt = at;
            if (_isEnded || !node.Parent!.IsOpen)
            {
                node.Reject();
                CountIgnored();
                return false;
            }
            node.Number = ++_lastNumber;
            if (node.Kind == NodeKind.Step && node.Parent.Children is { IsLearned: true })
                node.Weight = WeightOf(node, node.Parent);
            node.Parent.AddOpenChild(node);
            if (node.Kind == NodeKind.Phase)
                Volatile.Write(ref _flatPhase, node);
            WriteState(node, at);
        }
        Touch(_progress);
        return true;
    }

    /// <summary>Ends a node, after those inside it that are still open, innermost first.</summary>
    /// <param name="node">A phase, step or bulk.</param>
    /// <param name="end">How it ends.</param>
    /// <param name="closed">Receives all nodes that were ended; null when it is the node alone.</param>
    /// <returns>False when it had ended before.</returns>
    public bool Close(Node node, in NodeEnd end, out List<Node>? closed)
    {
        closed = null;
        var at = Clock.Elapsed;
        lock (_gate)
        {
            if (_isEnded || !node.IsOpen)
            {
                CountIgnored();
                return false;
            }
            CloseLocked(node, end, at, ref closed);
        }
        Touch(_progress);
        return true;
    }

    /// <summary>The last step begun on the logger itself that is still open.</summary>
    public Node? FindFlatStep()
    {
        lock (_gate)
            return LastFlatStep();
    }

    private Node? LastFlatStep()
    {
        for (var node = FlatParent.LastOpenChild; node is not null; node = node.PreviousOpen)
        {
            if (node.IsFlat)
                return node;
        }
        return null;
    }

    private double WeightOf(Node step, Node parent)
    {
        step.Site = _sites.Find(step.Phase?.Name, step.Name);
        return step.Site.Learned.WeightIn(parent) ?? step.Weight;
    }

    /// <summary>Writes the whole state of a node that has begun or ended.</summary>
    private void WriteState(Node node, TimeSpan at)
    {
        switch (node.Kind)
        {
            case NodeKind.Phase:
                WriteLocked(node.IsOpen ? EventKind.PhaseStarted : EventKind.PhaseFinished, node, at, new PhaseBody(node));
                break;
            case NodeKind.Step:
                WriteLocked(node.IsOpen ? EventKind.StepStarted : EventKind.StepFinished, node, at, new StepBody(node));
                break;
            case NodeKind.Bulk:
                WriteLocked(node.IsOpen ? EventKind.BulkStarted : EventKind.BulkFinished, node, at, new BulkBody(node, node.Bulk!));
                break;
        }
    }

    private void CloseLocked(Node node, in NodeEnd end, TimeSpan at, ref List<Node>? closed)
    {
        CloseChildren(node, end.Resolve(node.Worst), at, ref closed);
        node.Message = end.Message ?? node.Message;
        if (end.Problem is not null)
            node.Details.Problem = end.Problem;
        node.Close(end.Resolve(node.Worst), at);
        closed?.Add(node);
        _tally.Count(node);
        if (node.Kind != NodeKind.Phase)
            _sites.Ended(node);
        if (node == _flatPhase)
            Volatile.Write(ref _flatPhase, null);
        WriteState(node, at);
    }

    private void CloseChildren(Node node, WorkflowOutcome outcome, TimeSpan at, ref List<Node>? closed)
    {
        while (node.LastOpenChild is { } child)
        {
            closed ??= [];
            var end = new NodeEnd(NodeEnd.ForOpenChild(outcome, child.Worst));
            CloseLocked(child, end, at, ref closed);
        }
    }
}
