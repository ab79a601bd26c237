namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    /// <summary>
    /// Begins a phase; steps begun on the logger from here on belong to it. A phase that is still open ends first.
    /// </summary>
    /// <param name="phase">Its name: one of the four, or any text.</param>
    /// <param name="expectedSteps">How many steps it will have, for its progress. Default: unknown.</param>
    /// <param name="weight">Its share of the whole. Default: what <see cref="WorkflowOptions.Phases"/> says, else 1.</param>
    public void StartPhase(WorkflowPhase phase, int? expectedSteps = null, double? weight = null)
    {
        if (_writer is not { } writer)
            return;
        if (writer.FlatParent is { Kind: NodeKind.Phase } open)
            FinishNode(open, new NodeEnd(null));
        OpenPhase(phase, expectedSteps, weight);
    }

    /// <summary>
    /// Ends the phase begun last. Its outcome is that of its worst step; steps still open end as abandoned.
    /// </summary>
    /// <param name="outcome">How it ended, if you know better. Default: the worst step decides.</param>
    public void EndPhase(WorkflowOutcome? outcome = null)
    {
        if (_writer is not { } writer)
            return;
        if (writer.FlatParent is { Kind: NodeKind.Phase } phase)
            FinishNode(phase, new NodeEnd(outcome));
        else
            Ignore(nameof(EndPhase));
    }

    /// <summary>
    /// Runs a phase: it succeeds when <paramref name="body"/> returns and fails when it throws. Phases may run in parallel if their
    /// steps are begun on the handle.
    /// </summary>
    /// <param name="phase">Its name: one of the four, or any text.</param>
    /// <param name="cancellationToken">Checked before the phase begins.</param>
    /// <param name="body">The work; its argument is the phase, whose <see cref="WorkflowStep.Step"/> begins steps in it.</param>
    /// <param name="expectedSteps">How many steps it will have. Default: unknown.</param>
    /// <param name="weight">Its share of the whole. Default: what <see cref="WorkflowOptions.Phases"/> says, else 1.</param>
    public Task PhaseAsync(WorkflowPhase phase, CancellationToken cancellationToken, Func<WorkflowStep, Task> body, int? expectedSteps = null, double? weight = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return _writer is null ? body(WorkflowStep.None) : RunNodeAsync(OpenPhase(phase, expectedSteps, weight), body, cancellationToken);
    }

    /// <inheritdoc cref="PhaseAsync(WorkflowPhase, CancellationToken, Func{WorkflowStep, Task}, int?, double?)"/>
    /// <typeparam name="T">What the phase returns.</typeparam>
    public Task<T> PhaseAsync<T>(WorkflowPhase phase, CancellationToken cancellationToken, Func<WorkflowStep, Task<T>> body, int? expectedSteps = null, double? weight = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return _writer is null ? body(WorkflowStep.None) : RunNodeAsync(OpenPhase(phase, expectedSteps, weight), body, cancellationToken);
    }

    private WorkflowStep OpenPhase(WorkflowPhase phase, int? expectedSteps, double? weight)
    {
        var writer = _writer!;
        var (plannedWeight, plannedSteps) = writer.PlanFor(phase);
        var steps = expectedSteps ?? plannedSteps;
        var name = writer.Runtime.Texts.Show(phase.Name, "PHASE");
        var learned = writer.Runtime.History.Of(new HistoryKey(writer.Root.Name, name));
        return OpenNode(new Node(NodeKind.Phase, writer.Root, name)
        {
            Weight = weight is >= 0 and var given ? given : learned.WeightIn(writer.Root) ?? plannedWeight,
            Children = new NodeChildren
            {
                ExpectedSteps = steps,
                ExpectedWeight = steps ?? learned.ChildWeight,
                IsLearned = steps is null && learned.ChildWeight is not null,
            },
        });
    }
}
