using System.Diagnostics;

namespace Sse.Workflow;

/// <summary>Puts together the parts of one run and writes its first event.</summary>
internal static class RunFactory
{
    /// <summary>The name, the tags and what else is known before the start, as readers may see it.</summary>
    public static RunFacts DescribeFacts(TextGuard texts, string name, WorkflowOptions options, string? parentId) => new()
    {
        Name = texts.Show(name, "(unnamed)"),
        Tags = Show(texts, options.Tags),
        Links = Show(texts, options.Links),
        Phases = [.. options.Phases.Select(phase => phase with { Weight = phase.Weight >= 0 ? phase.Weight : 1 })],
        ExpectedSteps = options.ExpectedSteps,
        ParentId = parentId,
    };

    /// <summary>Puts together what writes the run's stream; nothing is written yet.</summary>
    public static WorkflowWriter CreateWriter(WorkflowRuntime runtime, SnapshotFolder folder, RunFacts facts, WorkflowOptions options, bool isLaunched)
    {
        var learned = runtime.History.Of(new HistoryKey(facts.Name));
        var root = CreateRoot(facts, learned);
        var clock = new RunClock(runtime.Time);
        // A run continues the trace of the code that started it. A launched one outlives that code, and refers to it.
        var telemetry = runtime.Telemetry.StartRun(facts.Name, folder.Stream.Id, facts.Tags, Activity.Current?.Context ?? default, clock.StartedAt, link: isLaunched);
        root.Activity = telemetry.Activity;
        folder.Stream.Options.Trace = telemetry.Activity?.Context;
        return new WorkflowWriter(folder, clock, runtime, facts, root)
        {
            CancelDeadline = options.CancelDeadline ?? runtime.Options.CancelDeadline,
            Telemetry = telemetry,
            Typical = learned.Count > 0 ? learned.Typical : null,
            Metrics = options.EnablePerformanceTracking ? new RunMetrics(runtime, telemetry, facts.Name) : null,
        };
    }

    /// <summary>Writes the run's first event and makes the run known: to the directory, the log, hooks, its parent, and whoever may ask it to stop.</summary>
    /// <param name="writer">Its writer.</param>
    /// <param name="name">Its name as it was given.</param>
    /// <param name="parentId">The workflow that started it; null when none did.</param>
    /// <param name="caller">Signalled when the caller gives up.</param>
    public static EnhancedSseLogger Start(WorkflowWriter writer, string name, string? parentId, CancellationToken caller)
    {
        var runtime = writer.Runtime;
        var cancellation = new RunCancellation();
        var run = new EnhancedSseLogger(writer, cancellation, name);
        writer.Folder.Owner = run;
        // Together: whoever finds the run may write to it, and the first event is its start.
        lock (writer.Stream.WriteLock)
        {
            runtime.Directory.Started(run);
            writer.Begin();
        }
        runtime.Observer.RunStarted(run.Id, writer.Root.Name);
        run.AddHooks(runtime.Options.Hooks);
        var parent = parentId is null ? null : runtime.Directory.Find(parentId);
        parent?.ChildStarted(run);
        // Whoever owns the stream now tells its story; what this run would add is never seen.
        writer.Stream.OwnershipLost.UnsafeRegister(static state => ((EnhancedSseLogger)state!).RequestCancel("store", "Another process has taken over this workflow's stream."), run);
        cancellation.Follow(run, caller, parent?.CancellationToken ?? default);
        return run;
    }

    /// <summary>The workflow's own node, with what was said about its children; where nothing was, earlier runs tell.</summary>
    private static Node CreateRoot(RunFacts facts, LearnedDuration learned)
    {
        double? planned = facts.Phases.Count > 0 ? facts.Phases.Sum(phase => phase.Weight) : facts.ExpectedSteps;
        return new Node(NodeKind.Workflow, null, facts.Name)
        {
            Children = new NodeChildren
            {
                ExpectedSteps = facts.ExpectedSteps,
                ExpectedWeight = planned ?? learned.ChildWeight,
                IsLearned = planned is null && learned.ChildWeight is not null,
            },
        };
    }

    private static Dictionary<string, string> Show(TextGuard texts, IDictionary<string, string> given)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in given.Take(RunFacts.MaxTags))
            shown[texts.Show(key, "tag")] = texts.ShowValue(key, value);
        return shown;
    }
}
