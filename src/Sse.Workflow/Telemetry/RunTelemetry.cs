using System.Diagnostics;

namespace Sse.Workflow;

/// <summary>
/// Metrics and traces of one run. Every member may be called from any thread, and none throws. Metric tags are bounded names
/// only; run ids, users and files go no further than the activity.
/// </summary>
internal sealed class RunTelemetry(WorkflowTelemetry owner, string workflow, KeyValuePair<string, object?>[] dimensions)
{
    /// <summary>The run's activity; null when nobody listens or the run is not sampled. Its phases and steps have none then.</summary>
    public Activity? Activity { get; private set; }

    private WorkflowInstruments Instruments => owner.Instruments;

    public void Begin(Activity? activity)
    {
        Activity = activity;
        if (Instruments.Active.Enabled)
            owner.Guard(this, static run => run.Instruments.Active.Add(1, run.RunTags()));
    }

    /// <summary>Starts the activity of a phase or step that is about to be put into the tree.</summary>
    public void Begin(Node node, RunClock clock)
    {
        if (Activity is null)
            return;
        var now = clock.StartedAt + clock.Elapsed;
        node.Activity = node.Kind == NodeKind.Phase ? StartPhase(node.Name, now) : StartStep(node.Parent?.Activity, node.Name, now);
    }

    /// <summary>Ends the activity of a node that came too late.</summary>
    public void Reject(Node node) => owner.Stop(node.Activity, WorkflowOutcome.Abandoned, TimeSpan.Zero, null);

    public Activity? StartPhase(string phase, DateTimeOffset startTime) =>
        Start(TelemetryNames.PhaseActivity, phase, Activity, startTime, new(TelemetryNames.PhaseTag, phase));

    /// <param name="parent">The activity of the phase or step above; null for the run's.</param>
    /// <param name="step">The step's name.</param>
    /// <param name="startTime">When it began.</param>
    public Activity? StartStep(Activity? parent, string step, DateTimeOffset startTime) =>
        Start(TelemetryNames.StepActivity, step, parent ?? Activity, startTime, new(TelemetryNames.StepTag, step));

    public void FinishRun(WorkflowOutcome outcome, TimeSpan duration, WorkflowProblem? problem = null)
    {
        owner.Stop(Activity, outcome, duration, problem);
        owner.Guard((Run: this, outcome, duration), static end =>
        {
            var tags = end.Run.RunTags();
            end.Run.Instruments.Active.Add(-1, tags);
            tags.Add(TelemetryNames.OutcomeTag, end.outcome.WireName());
            end.Run.Instruments.Runs.Add(1, tags);
            end.Run.Instruments.RunDuration.Record(end.duration.TotalSeconds, tags);
        });
    }

    public void FinishPhase(Activity? activity, string phase, WorkflowOutcome outcome, TimeSpan duration, WorkflowProblem? problem = null)
    {
        owner.Stop(activity, outcome, duration, problem);
        if (!Instruments.PhaseDuration.Enabled)
            return;
        owner.Guard((Run: this, phase, outcome, duration), static end => end.Run.Instruments.PhaseDuration.Record(
            end.duration.TotalSeconds, end.Run.Tags(TelemetryNames.PhaseTag, end.Run.Bound(NamePart.Phase, end.phase), end.outcome)));
    }

    public void FinishStep(Activity? activity, string? phase, string step, WorkflowOutcome outcome, TimeSpan duration, WorkflowProblem? problem = null)
    {
        owner.Stop(activity, outcome, duration, problem);
        if (!Instruments.StepDuration.Enabled)
            return;
        owner.Guard((Run: this, phase, step, outcome, duration), static end =>
        {
            var (phase, step) = end.Run.Names.Step(end.Run.Workflow, end.phase, end.step);
            var tags = end.Run.Tags(TelemetryNames.StepTag, step, end.outcome);
            tags.Add(TelemetryNames.PhaseTag, phase);
            end.Run.Instruments.StepDuration.Record(end.duration.TotalSeconds, tags);
        });
    }

    public void ProblemRaised(string code)
    {
        if (Instruments.Problems.Enabled)
            owner.Guard((Run: this, code), static p => p.Run.Instruments.Problems.Add(1, p.Run.Tags(TelemetryNames.ProblemTag, p.Run.Bound(NamePart.Problem, p.code))));
    }

    /// <summary>All of an exception belongs to the people who read traces, but its secrets; end users see what the problem says.</summary>
    public void ExceptionRaised(Activity? activity, Exception exception)
    {
        if (activity is { IsAllDataRequested: true })
            owner.Guard((activity, exception, owner), static e => e.activity
                .SetTag("exception.type", e.exception.GetType().FullName)
                .SetTag("exception.message", e.owner.Redact(e.exception.Message))
                .SetTag("exception.stacktrace", e.owner.Redact(e.exception.ToString())));
    }

    /// <summary>Makes an activity of this run the ambient one, for the body of a callback. Nothing changes when there is none.</summary>
    public void MakeCurrent(Activity? activity)
    {
        if (activity is not null)
            owner.MakeCurrent(activity);
    }

    /// <summary>A counter of the user's, with its instrument and tags found once.</summary>
    public BoundCounter Counter(string counter)
    {
        var (instrument, isOwn) = Instruments.Counter(counter);
        return new BoundCounter(owner, instrument, MetricTags(NamePart.Counter, counter, isOwn));
    }

    /// <summary>A gauge of the user's; null when its name is one too many: the last value of names that share <c>other</c> would mean nothing.</summary>
    public BoundGauge? Gauge(string gauge)
    {
        var (instrument, isOwn) = Instruments.Gauge(gauge);
        return !isOwn && ReferenceEquals(Bound(NamePart.Gauge, gauge), BoundedNames.Other)
            ? null
            : new BoundGauge(owner, instrument, MetricTags(NamePart.Gauge, gauge, isOwn));
    }

    /// <summary>A timer of the user's.</summary>
    public BoundTimer Timer(string timer)
    {
        var (instrument, isOwn) = Instruments.Timer(timer);
        return new BoundTimer(owner, instrument, MetricTags(NamePart.Timer, timer, isOwn));
    }

    private string Workflow => workflow;

    private BoundedNames Names => owner.Names;

    private string Bound(NamePart kind, string name) => owner.Names.Part(kind, workflow, name);

    private Activity? Start(string operation, string displayName, Activity? parent, DateTimeOffset startTime, KeyValuePair<string, object?> tag) =>
        parent is null
            ? null
            : owner.Start(operation, displayName, parent.Context, new ActivityDetails([new(TelemetryNames.NameTag, workflow), tag], null, startTime));

    private TagList RunTags() => new(dimensions);

    private TagList Tags(string key, string value) => new() { { TelemetryNames.NameTag, workflow }, { key, value } };

    private TagList Tags(string key, string value, WorkflowOutcome outcome) =>
        new() { { TelemetryNames.NameTag, workflow }, { key, value }, { TelemetryNames.OutcomeTag, outcome.WireName() } };

    private KeyValuePair<string, object?>[] MetricTags(NamePart kind, string name, bool isOwn) => isOwn
        ? [new(TelemetryNames.NameTag, workflow)]
        : [new(TelemetryNames.NameTag, workflow), new(TelemetryNames.MetricTag, Bound(kind, name))];
}
