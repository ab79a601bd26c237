namespace Sse.Workflow;

/// <summary>A workflow in figures, from its state: for one that runs, or was lost, in another process.</summary>
internal static class SnapshotSummary
{
    /// <param name="state">The state.</param>
    /// <param name="now">For how long it has been running.</param>
    public static WorkflowSummary Of(WorkflowSnapshot state, DateTimeOffset now)
    {
        if (state.Summary is { } final)
            return final;
        var finished = state.Nodes.Values.Where(n => n.Status >= WorkflowStatus.Succeeded).ToList();
        return new WorkflowSummary
        {
            Id = state.WorkflowId,
            Name = state.Name,
            Outcome = OutcomeOf(state.Status),
            StartedAt = state.StartedAt,
            DurationMs = state.DurationMs ?? Math.Max(state.ElapsedMs, (now - state.StartedAt).TotalMilliseconds),
            Percentage = state.Percentage,
            Phases = [.. finished.Where(n => n.Kind == "phase").OrderBy(n => n.Rev).Select(n => new PhaseSummary(n.Name, OutcomeOf(n.Status)!.Value, n.DurationMs ?? 0))],
            Steps = finished.Where(n => n.Kind == "step").GroupBy(n => n.Status.WireName()).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            Problems = (int)state.Totals.GetValueOrDefault("problems"),
            Counters = Metrics(state, MetricKind.Counter, value => (long)value),
            Gauges = Metrics(state, MetricKind.Gauge, value => value),
            Rates = Metrics(state, MetricKind.Rate, value => value),
        };
    }

    private static WorkflowOutcome? OutcomeOf(WorkflowStatus status) =>
        status >= WorkflowStatus.Succeeded ? (WorkflowOutcome)(status - WorkflowStatus.Succeeded) : null;

    private static Dictionary<string, T> Metrics<T>(WorkflowSnapshot state, MetricKind kind, Func<double, T> read) =>
        state.Metrics.Values.Where(m => m.Kind == kind.WireName() && m.Value is not null).ToDictionary(m => m.Name, m => read(m.Value!.Value), StringComparer.Ordinal);
}
