using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sse.Workflow.Tests.Telemetry;

[Collection(GlobalListeners.Name)]
public sealed class ActivityTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _name = $"run {Guid.NewGuid():N}";
    private readonly ConcurrentQueue<Activity> _stopped = [];
    private readonly WorkflowTelemetry _telemetry = new();
    private ActivityListener? _listener;

    public void Dispose()
    {
        _listener?.Dispose();
        _telemetry.Dispose();
    }

    [Fact]
    public void StartRun_NobodyListens_HasNoActivity() => Begin().Activity.ShouldBeNull();

    [Fact]
    public void Activities_RunPhaseStep_HaveExplicitParentsWhateverIsCurrent()
    {
        Listen();
        using var foreign = new Activity("foreign").Start();
        var run = Begin();
        var phase = run.StartPhase("VALIDATION", Start);
        var step = run.StartStep(phase, "check", Start);
        var inner = run.StartStep(step, "inner", Start);

        Activity.Current.ShouldBeSameAs(foreign);
        run.Activity!.ParentId.ShouldBeNull();
        phase!.ParentSpanId.ShouldBe(run.Activity.SpanId);
        step!.ParentSpanId.ShouldBe(phase.SpanId);
        inner!.ParentSpanId.ShouldBe(step.SpanId);
        inner.TraceId.ShouldBe(run.Activity.TraceId);
        step.DisplayName.ShouldBe("check");
        run.Activity.GetTagItem("sse.workflow.id").ShouldBe("id-1");
    }

    [Fact]
    public void Activities_ClosedInAnyOrder_LeaveCurrentAlone()
    {
        Listen();
        using var foreign = new Activity("foreign").Start();
        var run = Begin();
        var phase = run.StartPhase("p", Start);
        var step = run.StartStep(phase, "s", Start);
        run.FinishPhase(phase, "p", WorkflowOutcome.Succeeded, TimeSpan.FromSeconds(3));
        Activity.Current.ShouldBeSameAs(foreign);
        run.FinishStep(step, "p", "s", WorkflowOutcome.Succeeded, TimeSpan.FromSeconds(2));
        run.FinishRun(WorkflowOutcome.Succeeded, TimeSpan.FromSeconds(4));

        Activity.Current.ShouldBeSameAs(foreign);
        _stopped.Select(a => (a.OperationName, a.Duration.TotalSeconds)).ShouldBe(
            [("sse.workflow.phase", 3.0), ("sse.workflow.step", 2.0), ("sse.workflow.run", 4.0)]);
    }

    [Theory]
    [InlineData(WorkflowOutcome.Succeeded, ActivityStatusCode.Ok)]
    [InlineData(WorkflowOutcome.Warned, ActivityStatusCode.Ok)]
    [InlineData(WorkflowOutcome.Skipped, ActivityStatusCode.Unset)]
    [InlineData(WorkflowOutcome.Canceled, ActivityStatusCode.Unset)]
    [InlineData(WorkflowOutcome.Failed, ActivityStatusCode.Error)]
    [InlineData(WorkflowOutcome.TimedOut, ActivityStatusCode.Error)]
    [InlineData(WorkflowOutcome.Abandoned, ActivityStatusCode.Error)]
    public void FinishRun_Outcome_IsTheStatus(WorkflowOutcome outcome, ActivityStatusCode status)
    {
        Listen();
        Begin().FinishRun(outcome, TimeSpan.FromSeconds(1), new WorkflowProblem("unexpected", "disk full") { ErrorType = "System.IO.IOException" });

        var activity = _stopped.ShouldHaveSingleItem();
        activity.Status.ShouldBe(status);
        activity.GetTagItem("sse.workflow.outcome").ShouldBe(outcome.WireName());
        activity.GetTagItem("error.type").ShouldBe(outcome.IsError() ? "System.IO.IOException" : null);
    }

    [Fact]
    public void StartRun_UnderARequest_ContinuesItsTraceOrLinksToIt()
    {
        Listen();
        using var request = new Activity("request").Start();
        var child = _telemetry.StartRun(_name, "id-1", null, request.Context, Start);
        var linked = _telemetry.StartRun(_name, "id-2", null, request.Context, Start, link: true);

        child.Activity!.TraceId.ShouldBe(request.TraceId);
        linked.Activity!.TraceId.ShouldNotBe(request.TraceId);
        linked.Activity.Links.ShouldHaveSingleItem().Context.ShouldBe(request.Context);
    }

    [Fact]
    public void StartRun_Tags_LeaveOutPrivateOnes()
    {
        Listen();
        using var telemetry = new WorkflowTelemetry(classes: new Dictionary<string, TagClass> { ["user"] = TagClass.Private });
        var run = telemetry.StartRun(_name, "id-1", new Dictionary<string, string> { ["user"] = "john", ["file"] = "cv.pdf" }, default, Start);

        run.Activity!.GetTagItem("file").ShouldBe("cv.pdf");
        run.Activity.GetTagItem("user").ShouldBeNull();
    }

    [Fact]
    public void ListenerThrows_NothingReachesTheCallerAndCurrentIsRestored()
    {
        Listen(started: _ => throw new InvalidOperationException("boom"));
        using var foreign = new Activity("foreign").Start();
        var run = Begin();
        run.FinishRun(WorkflowOutcome.Succeeded, TimeSpan.FromSeconds(1));

        Activity.Current.ShouldBeSameAs(foreign);
        _telemetry.ListenerFailures.ShouldBe(1);
    }

    [Fact]
    public void ListenerThrowsAtStop_NothingReachesTheCaller()
    {
        Listen(stopped: _ => throw new InvalidOperationException("boom"));
        Begin().FinishRun(WorkflowOutcome.Succeeded, TimeSpan.FromSeconds(1));
        _telemetry.ListenerFailures.ShouldBe(1);
    }

    private RunTelemetry Begin() => _telemetry.StartRun(_name, "id-1", null, default, Start);

    // Listeners are global: this one looks at this test's runs only.
    private void Listen(Action<Activity>? started = null, Action<Activity>? stopped = null)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Sse.Workflow",
            Sample = (ref options) => options.Parent != default || (options.Tags?.Any(t => Equals(t.Value, _name)) ?? false)
                ? ActivitySamplingResult.AllDataAndRecorded
                : ActivitySamplingResult.None,
            ActivityStarted = a => Own(a, started),
            ActivityStopped = a => Own(a, stopped ?? _stopped.Enqueue),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    private void Own(Activity activity, Action<Activity>? action)
    {
        if (Equals(activity.GetTagItem("sse.workflow.name"), _name))
            action?.Invoke(activity);
    }
}
