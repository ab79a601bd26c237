using System.Diagnostics;

namespace Sse.Workflow;

/// <summary>Puts together the parts of one run and writes its first event.</summary>
internal static class RunFactory
{
    public static EnhancedSseLogger Create(WorkflowRuntime runtime, SnapshotFolder folder, string name, RunFacts facts, WorkflowOptions options, CancellationToken cancellationToken, bool isLaunched = false)
    {
        double? planned = facts.Phases.Count > 0 ? facts.Phases.Sum(phase => phase.Weight) : options.ExpectedSteps;
        var learned = runtime.History.Of(new HistoryKey(facts.Name));
        var root = new Node(NodeKind.Workflow, null, facts.Name)
        {
            Children = new NodeChildren
            {
                ExpectedSteps = options.ExpectedSteps,
                ExpectedWeight = planned ?? learned.ChildWeight,
                IsLearned = planned is null && learned.ChildWeight is not null,
            },
        };
        var clock = new RunClock(runtime.Time);
        var telemetry = StartTelemetry(runtime, folder.Stream.Id, facts, clock, isLaunched);
        root.Activity = telemetry.Activity;
        folder.Stream.Options.Trace = telemetry.Activity?.Context;
        var writer = new WorkflowWriter(folder, clock, runtime, facts, root)
        {
            CancelDeadline = options.CancelDeadline ?? runtime.Options.CancelDeadline,
            Telemetry = telemetry,
            Typical = learned.Count > 0 ? learned.Typical : null,
            Metrics = options.EnablePerformanceTracking ? new RunMetrics(runtime, telemetry, facts.Name) : null,
        };
        var cancellation = new RunCancellation();
        var run = new EnhancedSseLogger(writer, cancellation, name);
        folder.Owner = run;
        runtime.Directory.Started(run);
        writer.Begin();
        runtime.Observer.RunStarted(run.Id, facts.Name);
        run.AddHooks(runtime.Options.Hooks);
        var parent = options.ParentId is null ? null : runtime.Directory.Find(options.ParentId);
        parent?.ChildStarted(run);
        // Whoever owns the stream now tells its story; what this run would add is never seen.
        folder.Stream.OwnershipLost.UnsafeRegister(static state => ((EnhancedSseLogger)state!).RequestCancel("store", "Another process has taken over this workflow's stream."), run);
        cancellation.Follow(run, cancellationToken, parent?.CancellationToken ?? default);
        return run;
    }

    /// <summary>A run continues the trace of the code that started it. A launched one outlives that code, and refers to it.</summary>
    private static RunTelemetry StartTelemetry(WorkflowRuntime runtime, string id, RunFacts facts, RunClock clock, bool isLaunched) =>
        runtime.Telemetry.StartRun(facts.Name, id, facts.Tags, Activity.Current?.Context ?? default, clock.StartedAt, link: isLaunched);

    /// <summary>The name, the tags and what else is known before the start, as readers may see it.</summary>
    public static RunFacts DescribeFacts(TextGuard texts, string name, WorkflowOptions options) => new()
    {
        Name = texts.Show(name, "(unnamed)"),
        Tags = Show(texts, options.Tags),
        Links = Show(texts, options.Links),
        Phases = [.. options.Phases.Select(phase => phase with { Weight = phase.Weight >= 0 ? phase.Weight : 1 })],
        ExpectedSteps = options.ExpectedSteps,
        ParentId = options.ParentId,
    };

    private static Dictionary<string, string> Show(TextGuard texts, IDictionary<string, string> given)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in given.Take(RunFacts.MaxTags))
            shown[texts.Show(key, "tag")] = texts.ShowValue(key, value);
        return shown;
    }
}
