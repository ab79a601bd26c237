namespace Sse.Workflow;

public sealed partial class WorkflowSnapshot
{
    /// <summary>The nodes in their order and by parent; made when needed. Owned by this object, as the nodes are.</summary>
    private NodeOrder? _order;

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
        if (!Nodes.TryGetValue(e.Node, out var node))
        {
            node = new WorkflowNode { Id = e.Node, Parent = e.Parent, Kind = kind, ElapsedMs = e.ElapsedMs };
            _order ??= new NodeOrder(Nodes.Values);
            _order.Add(node);
            ((Dictionary<string, WorkflowNode>)Nodes).Add(node.Id, node);
            Count("nodes");
            if (Nodes.Count > SnapshotLimits.Nodes && _order.TakeFirstEnded() is { } ended)
                ((Dictionary<string, WorkflowNode>)Nodes).Remove(ended.Id);
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
}
