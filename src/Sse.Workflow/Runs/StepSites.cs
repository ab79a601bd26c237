namespace Sse.Workflow;

/// <summary>
/// The sites of one run that were used last: a loop uses few, and a run whose step names are made from data must not gather them without end.
/// </summary>
/// <remarks>Owned by the workflow's lock. What was gathered is handed on with the next flush, after <see cref="SseWorkflowOptions.MergeInterval"/> at most.</remarks>
internal sealed class StepSites(WorkflowRuntime runtime, string workflow)
{
    private const int Most = 8;

    private readonly StepSite?[] _sites = new StepSite?[Most];
    private int _oldest;
    private StepSite? _pending;

    public StepSite Find(string? phase, string step)
    {
        foreach (var site in _sites)
        {
            if (site is null)
                break;
            if (site.Is(phase, step))
                return site;
        }
        var found = new StepSite(phase, step, runtime.Reports.Step(workflow, phase, step), runtime.History, new HistoryKey(workflow, phase, step));
        _sites[_oldest] = found;
        _oldest = (_oldest + 1) % Most;
        return found;
    }

    /// <summary>Counts the end of a step or bulk. What went wrong says nothing about how long the work takes.</summary>
    public void Ended(Node node)
    {
        var isLearned = node.Parent is { Kind: not NodeKind.Step, ExpectedSteps: null } && node.Outcome is WorkflowOutcome.Succeeded or WorkflowOutcome.Warned;
        var site = node.Site ??= Find(node.Phase?.Name, node.Name);
        if (!site.Add(new StepEnd(node.Outcome, node.Duration, node.ChildTime), isLearned))
            return;
        site.NextPending = _pending;
        _pending = site;
    }

    /// <summary>Hands on what all sites have gathered, those too that have made room for others.</summary>
    public void Apply()
    {
        while (_pending is { } site)
        {
            (_pending, site.NextPending) = (site.NextPending, null);
            site.Apply();
        }
    }
}
