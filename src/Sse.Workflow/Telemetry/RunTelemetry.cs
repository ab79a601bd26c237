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

    public Activity? StartPhase(string phase, DateTimeOffset startTime) =>
        Start(TelemetryNames.PhaseActivity, phase, Activity, startTime, new(TelemetryNames.PhaseTag, phase));

    /// <param name="parent">The activity of the phase or step above; null for the run's.</param>
    /// <param name="step">The step's name.</param>
    /// <param name="startTime">When it began.</param>
    public Activity? StartStep(Activity? parent, string step, DateTimeOffset startTime) =>
        Start(TelemetryNames.StepActivity, step, parent ?? Activity, startTime, new(TelemetryNames.StepTag, step));

    public void FinishRun(WorkflowOutcome outcome, TimeSpan duration, string? errorType = null, string? message = null)
    {
        owner.Stop(Activity, outcome, duration, errorType, message);
        owner.Guard((Run: this, outcome, duration), static end =>
        {
            var tags = end.Run.RunTags();
            end.Run.Instruments.Active.Add(-1, tags);
            tags.Add(TelemetryNames.OutcomeTag, end.outcome.WireName());
            end.Run.Instruments.Runs.Add(1, tags);
            end.Run.Instruments.RunDuration.Record(end.duration.TotalSeconds, tags);
        });
    }

    public void FinishPhase(Activity? activity, string phase, WorkflowOutcome outcome, TimeSpan duration, string? errorType = null, string? message = null)
    {
        owner.Stop(activity, outcome, duration, errorType, message);
        if (!Instruments.PhaseDuration.Enabled)
            return;
        owner.Guard((Run: this, phase, outcome, duration), static end => end.Run.Instruments.PhaseDuration.Record(
            end.duration.TotalSeconds, end.Run.Tags(TelemetryNames.PhaseTag, end.Run.Bound(NamePart.Phase, end.phase), end.outcome)));
    }

    public void FinishStep(Activity? activity, string? phase, string step, WorkflowOutcome outcome, TimeSpan duration, string? errorType = null, string? message = null)
    {
        owner.Stop(activity, outcome, duration, errorType, message);
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

    public void CounterAdded(string counter, double amount)
    {
        var (instrument, isOwn) = Instruments.Counter(counter);
        if (instrument.Enabled)
            owner.Guard((Run: this, instrument, isOwn, counter, amount), static c => c.instrument.Add(c.amount, c.Run.MetricTags(NamePart.Counter, c.counter, c.isOwn)));
    }

    /// <summary>The last value of names that share <c>other</c> would mean nothing: such a gauge is left out.</summary>
    public void GaugeSet(string gauge, double value)
    {
        var (instrument, isOwn) = Instruments.Gauge(gauge);
        if (!instrument.Enabled || (!isOwn && ReferenceEquals(Bound(NamePart.Gauge, gauge), BoundedNames.Other)))
            return;
        owner.Guard((Run: this, instrument, isOwn, gauge, value), static g => g.instrument.Record(g.value, g.Run.MetricTags(NamePart.Gauge, g.gauge, g.isOwn)));
    }

    public void TimerMeasured(string timer, TimeSpan duration)
    {
        var (instrument, isOwn) = Instruments.Timer(timer);
        if (instrument.Enabled)
            owner.Guard((Run: this, instrument, isOwn, timer, duration), static t => t.instrument.Record(t.duration.TotalSeconds, t.Run.MetricTags(NamePart.Timer, t.timer, t.isOwn)));
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

    private TagList MetricTags(NamePart kind, string name, bool isOwn) => isOwn
        ? new() { { TelemetryNames.NameTag, workflow } }
        : Tags(TelemetryNames.MetricTag, Bound(kind, name));
}
