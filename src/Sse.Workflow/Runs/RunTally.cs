namespace Sse.Workflow;

/// <summary>Counts over one workflow for its summary. Bounded: single steps are not remembered. Owned by the writer's lock.</summary>
internal sealed class RunTally
{
    private const int MaxPhases = 200;

    private readonly List<PhaseSummary> _phases = [];
    private readonly int[] _steps = new int[OutcomeNames.Count];

    public IReadOnlyList<PhaseSummary> Phases => [.. _phases];

    public int Problems { get; set; }

    public void Count(Node node)
    {
        if (node.Kind == NodeKind.Step)
            _steps[(int)node.Outcome]++;
        else if (node.Kind == NodeKind.Phase && _phases.Count < MaxPhases)
            _phases.Add(new PhaseSummary(node.Name, node.Outcome, node.Duration.TotalMilliseconds));
    }

    /// <summary>Finished steps by outcome; outcomes that did not occur are left out.</summary>
    public Dictionary<string, int> StepsByOutcome()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var outcome = 0; outcome < _steps.Length; outcome++)
        {
            if (_steps[outcome] > 0)
                counts[((WorkflowOutcome)outcome).WireName()] = _steps[outcome];
        }
        return counts;
    }
}
