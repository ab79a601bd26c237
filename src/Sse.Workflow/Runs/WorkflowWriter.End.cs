namespace Sse.Workflow;

internal sealed partial class WorkflowWriter
{
    /// <summary>The workflow's metrics; null when measuring is off.</summary>
    public RunMetrics? Metrics { get; init; }

    /// <summary>The last values are being written: there is no time left to guess. Owned by the lock.</summary>
    public bool IsEnding { get; private set; }

    /// <summary>How it ended; null while it runs.</summary>
    public WorkflowOutcome? Outcome => IsEnded || IsBeingEnded() ? Root.Outcome : null;

    /// <summary>
    /// Whether the last event is there and its writer is about to say so: whoever has seen it in the stream finds that the workflow has ended.
    /// </summary>
    private bool IsBeingEnded()
    {
        if (!_stream.IsCompleted)
            return false;
        lock (_gate)
            return _isEnded;
    }

    /// <summary>Writes the first event.</summary>
    public void Begin()
    {
        lock (_gate)
            WriteLocked(EventKind.WorkflowStarted, Root, Clock.Elapsed, new RunStartedBody(_facts));
    }

    /// <summary>
    /// Ends the workflow: closes what is open, innermost first, writes last values, then the terminal event. The first call wins.
    /// </summary>
    /// <param name="end">How it ends.</param>
    /// <param name="closed">Receives the nodes that were ended; null when none was open.</param>
    public bool End(in RunEnd end, out List<Node>? closed)
    {
        closed = null;
        var at = Clock.Elapsed;
        lock (_gate)
        {
            if (_isEnded)
            {
                CountIgnored();
                return false;
            }
            var said = new NodeEnd(end.Outcome, null, end.Problem);
            CloseChildren(Root, said.Resolve(Root.Worst), at, ref closed);
            IsEnding = true;
            if (said.Resolve(Root.Worst).IsError())
                WriteKeptLines(at);
            FlushLocked(at);
            Root.Details.Problem = end.Problem;
            _progress.Percentage();
            Root.Close(said.Resolve(Root.Worst), at);
            var summary = SummaryLocked(at);
            _stream.Attributes = _stream.Attributes with { Status = Root.Outcome.WireName(), Tags = _facts.Tags };
            WriteLocked(EventKind.WorkflowFinished, Root, at, new RunFinishedBody(_facts, summary, end), isTerminal: true);
            Volatile.Write(ref _isEnded, true);
            _due.Close();
            return true;
        }
    }

    /// <summary>The workflow in figures.</summary>
    public WorkflowSummary Summarize()
    {
        var at = Clock.Elapsed;
        lock (_gate)
            return SummaryLocked(at);
    }

    private WorkflowSummary SummaryLocked(TimeSpan at) => new()
    {
        Id = _stream.Id,
        Name = _facts.Name,
        Outcome = Root.IsOpen ? null : Root.Outcome,
        StartedAt = Clock.StartedAt,
        DurationMs = (Root.IsOpen ? at : Root.Duration).TotalMilliseconds,
        Percentage = FinalPercentage(),
        Phases = _tally.Phases,
        Steps = _tally.StepsByOutcome(),
        Problems = _tally.Problems,
        Counters = ByName(Metrics?.Counters, m => m.Value),
        Gauges = ByName(Metrics?.Gauges, m => m.Value),
        Timers = ByName(Metrics?.Timers, m => m.Summary),
        Rates = ByName(Metrics?.Rates, m => m.Read(at)),
        IgnoredCalls = Ignored,
    };

    /// <summary>What succeeded is done, whatever was counted; what failed stays where it was.</summary>
    private double? FinalPercentage() =>
        Root.IsOpen ? _progress.Percentage()
        : Root.Outcome is WorkflowOutcome.Succeeded or WorkflowOutcome.Warned ? 100
        : _progress.Shown;

    /// <summary>Two names may have become one by redaction: then the last one counts.</summary>
    private static Dictionary<string, TValue> ByName<TMetric, TValue>(MetricTable<TMetric>? table, Func<TMetric, TValue> read)
        where TMetric : Metric
    {
        var values = new Dictionary<string, TValue>(StringComparer.Ordinal);
        foreach (var metric in table?.All ?? [])
            values[metric.Name] = read(metric);
        return values;
    }
}
