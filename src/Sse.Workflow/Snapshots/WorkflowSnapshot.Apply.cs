using Sse.Primitives;

namespace Sse.Workflow;

public sealed partial class WorkflowSnapshot
{
    /// <summary>Takes an event in.</summary>
    /// <returns>False when it was taken in before, or is another workflow's.</returns>
    public bool Apply(WorkflowEvent workflowEvent)
    {
        ArgumentNullException.ThrowIfNull(workflowEvent);
        var e = workflowEvent;
        if (e.Rev <= Rev || (WorkflowId.Length > 0 && !string.Equals(WorkflowId, e.WorkflowId, StringComparison.Ordinal)))
            return false;
        if (WorkflowId.Length == 0)
            StartedAt = e.Timestamp.AddMilliseconds(-e.ElapsedMs);
        WorkflowId = e.WorkflowId;
        UpdatedAt = e.Timestamp;
        ElapsedMs = e.ElapsedMs;
        Rev = e.Rev;
        TraceId ??= e.TraceId;
        if (!ApplyToRun(e) && !ApplyToNode(e))
            ApplyToLists(e);
        return true;
    }

    /// <summary>Takes in everything that a reader of a stream can read at once.</summary>
    /// <param name="cursor">Where to read on; afterwards behind the last event there is. Behind a gap it goes on with the first event that is kept.</param>
    /// <returns>False when the stream is complete and all of it is taken in.</returns>
    public bool ApplyFrom(StreamCursor cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        while (true)
        {
            switch (cursor.TryRead(out var frames))
            {
                case CursorStatus.Data:
                    while (StreamEvent.TryRead(ref frames, out var streamEvent))
                    {
                        if (WorkflowEvent.From(streamEvent) is { } e)
                            Apply(e);
                    }
                    break;
                case CursorStatus.Gap:
                    cursor.MoveTo();
                    break;
                case CursorStatus.Empty:
                    return true;
                default:
                    return false;
            }
        }
    }

    private bool ApplyToRun(WorkflowEvent e)
    {
        switch (e)
        {
            case WorkflowStarted started:
                SetFacts(started);
                return true;
            case WorkflowProgressed progress:
                (Percentage, Rate, Eta, Current) = (progress.Percentage, progress.Rate, progress.Eta, progress.Current);
                Tags = progress.Tags ?? Tags;
                return true;
            case CancelRequested cancel:
                Cancel = cancel;
                Status = WorkflowStatus.Canceling;
                return true;
            case WorkflowFinished finished:
                SetFacts(finished);
                Finish(finished);
                return true;
            default:
                return false;
        }
    }

    private void SetFacts(RunEvent e)
    {
        Name = e.Name;
        Tags = e.Tags ?? new Dictionary<string, string>();
        Links = e.Links ?? new Dictionary<string, string>();
        Expected = e.Expected;
        ParentId = e.ParentId;
    }

    private void Finish(WorkflowFinished e)
    {
        Status = e.Outcome.ToStatus();
        (Percentage, Rate, Eta, Current) = (e.Percentage, null, null, null);
        (DurationMs, Summary, Result, Problem) = (e.DurationMs, e.Summary, e.Result, e.Problem);
    }

    private void ApplyToLists(WorkflowEvent e)
    {
        switch (e)
        {
            case MetricChanged metric: SetMetric(metric); break;
            case ValidationReported rule: SetRule(rule); break;
            case ProblemRaised problem: Add("problems", Problems, problem, SnapshotLimits.Problems); break;
            case InsightEmitted insight: Add("insights", Insights, insight, SnapshotLimits.Insights); break;
            case DiffProduced diff: Add("diffs", Diffs, diff, SnapshotLimits.Diffs); break;
            case ArtifactProduced artifact: Add("artifacts", Artifacts, artifact, SnapshotLimits.Artifacts); break;
            case LogWritten line: Add("logs", Logs, line, SnapshotLimits.Logs); break;
            case ItemFinished item: Add("items", Items, item, SnapshotLimits.Items); break;
            case ChildStarted child: Add("children", Children, child, SnapshotLimits.Children); break;
            case CustomEvent custom: Add("custom", Custom, custom, SnapshotLimits.Custom); break;
        }
    }

    private void SetMetric(MetricChanged metric)
    {
        var metrics = (Dictionary<string, MetricChanged>)Metrics;
        var key = $"{metric.Kind}:{metric.Name}";
        var isNew = !metrics.ContainsKey(key);
        if (isNew)
            Count("metrics");
        if (!isNew || metrics.Count < SnapshotLimits.Metrics)
            metrics[key] = metric;
    }

    private void SetRule(ValidationReported rule)
    {
        var rules = (List<ValidationReported>)Validations;
        var at = rules.FindIndex(known => string.Equals(known.Rule, rule.Rule, StringComparison.Ordinal));
        if (at >= 0)
            rules[at] = rule;
        else
            Add("validations", rules, rule, SnapshotLimits.Validations);
    }

    private void Add<T>(string list, IReadOnlyList<T> items, T item, int limit)
    {
        var kept = (List<T>)items;
        kept.Add(item);
        if (kept.Count > limit)
            kept.RemoveAt(0);
        Count(list);
    }

    private void Count(string list)
    {
        var totals = (Dictionary<string, long>)Totals;
        totals[list] = totals.GetValueOrDefault(list) + 1;
    }
}
