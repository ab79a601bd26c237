namespace Sse.Workflow;

public sealed partial class WorkflowSnapshot
{
    /// <summary>The nodes by id and by parent; made when needed. Owned by this object, as the list is.</summary>
    private NodeIndex? _index;

    /// <summary>The node with this id; null when there is none, or it had to make way.</summary>
    public WorkflowNode? FindNode(string id) => (_index ??= new NodeIndex(Nodes)).Find(id);

    private bool ApplyToNode(WorkflowEvent e)
    {
        switch (e)
        {
            case PhaseEvent phase:
                SetPhase(NodeFor(e, "phase"), phase);
                return true;
            case StepEvent step:
                SetStep(NodeFor(e, "step"), step);
                return true;
            case StepRetrying retry:
                var node = NodeFor(e, "step");
                (node.Name, node.Attempt, node.Problem) = (retry.Name, retry.Attempt, retry.Problem);
                return true;
            case BulkEvent bulk:
                SetBulk(NodeFor(e, "bulk"), bulk);
                return true;
            default:
                return false;
        }
    }

    private WorkflowNode NodeFor(WorkflowEvent e, string kind)
    {
        if (FindNode(e.Node) is not { } node)
        {
            node = new WorkflowNode { Id = e.Node, Parent = e.Parent, Kind = kind, ElapsedMs = e.ElapsedMs };
            ((List<WorkflowNode>)Nodes).Add(node);
            _index!.Add(node);
            Count("nodes");
            MakeRoom();
        }
        node.Rev = e.Rev;
        return node;
    }

    private static void SetPhase(WorkflowNode node, PhaseEvent e)
    {
        (node.Name, node.Message, node.Weight, node.ExpectedSteps) = (e.Name, e.Message, e.Weight, e.ExpectedSteps);
        if (e is PhaseFinished finished)
            Finish(node, finished.Outcome, finished.DurationMs, finished.Problem);
    }

    private static void SetStep(WorkflowNode node, StepEvent e)
    {
        (node.Name, node.Message, node.Weight, node.Attempt, node.Confidence) = (e.Name, e.Message, e.Weight, e.Attempt, e.Confidence);
        (node.Percentage, node.Done, node.Total, node.Unit, node.Rate, node.Eta) = (e.Percentage, e.Done, e.Total, e.Unit, e.Rate, e.Eta);
        if (e is StepFinished finished)
            Finish(node, finished.Outcome, finished.DurationMs, finished.Problem);
    }

    private static void SetBulk(WorkflowNode node, BulkEvent e)
    {
        (node.Name, node.Total, node.Page, node.Counts) = (e.Name, e.Total, e.Page, e.Counts);
        (node.Percentage, node.Rate, node.Eta) = (e.Percentage, e.Rate, e.Eta);
        if (e is BulkFinished finished)
            Finish(node, finished.Outcome, finished.DurationMs, finished.Problem);
    }

    private static void Finish(WorkflowNode node, WorkflowOutcome outcome, double durationMs, WorkflowProblem? problem) =>
        (node.Status, node.DurationMs, node.Problem) = (outcome.ToStatus(), durationMs, problem);

    /// <summary>The oldest node that has ended and has none inside it makes way; if there is none, the snapshot grows.</summary>
    private void MakeRoom()
    {
        var nodes = (List<WorkflowNode>)Nodes;
        if (nodes.Count <= SnapshotLimits.Nodes)
            return;
        var oldest = nodes.FindIndex(node => node.Status != WorkflowStatus.Running && !_index!.HasChildren(node.Id));
        if (oldest < 0)
            return;
        _index!.Remove(nodes[oldest]);
        nodes.RemoveAt(oldest);
    }
}
