using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>Puts together the parts of one run and writes its first event.</summary>
internal static class RunFactory
{
    public static EnhancedSseLogger Create(WorkflowRuntime runtime, EventStream stream, string name, WorkflowOptions options, CancellationToken cancellationToken)
    {
        var facts = DescribeFacts(runtime.Texts, name, options);
        var root = new Node(NodeKind.Workflow, null, facts.Name)
        {
            ExpectedSteps = options.ExpectedSteps,
            ExpectedWeight = facts.Phases.Count > 0 ? facts.Phases.Sum(phase => phase.Weight) : options.ExpectedSteps,
        };
        var writer = new WorkflowWriter(stream, new RunClock(runtime.Options.TimeProvider), runtime, facts, root)
        {
            CancelDeadline = options.CancelDeadline ?? runtime.Options.CancelDeadline,
            Metrics = options.EnablePerformanceTracking
                ? new RunMetrics(runtime.Options.MaxMetrics, metric => runtime.Texts.Show(metric, "(unnamed)"))
                : null,
        };
        var run = new EnhancedSseLogger(writer, new RunCancellation(cancellationToken), name);
        runtime.Directory.Started(run);
        writer.Begin();
        runtime.Observer.RunStarted(run.Id, facts.Name);
        return run;
    }

    private static RunFacts DescribeFacts(TextGuard texts, string name, WorkflowOptions options) => new()
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
