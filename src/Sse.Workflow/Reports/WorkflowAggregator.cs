using System.Collections.Concurrent;

namespace Sse.Workflow;

/// <summary>
/// Counts what ends, over all runs of the process. A record finds its series by name and adds to the slice that is open;
/// nothing is allocated once a series and its usual durations are known. Reports read, they never slow a record for longer
/// than one series is copied.
/// </summary>
internal sealed class WorkflowAggregator : IWorkflowReports
{
    private const int MaxMessage = 500;

    private readonly ConcurrentDictionary<SeriesKey, ReportSeries> _series = new();
    private readonly Lock _adding = new();
    private readonly TimeProvider _clock;
    private readonly BoundedNames _names;
    private readonly ReportOptions _options;
    private readonly TimeSlices _time;

    public WorkflowAggregator(TimeProvider clock, BoundedNames? names = null, ReportOptions? options = null)
    {
        _clock = clock;
        _names = names ?? new BoundedNames();
        _options = options ?? new ReportOptions();
        _options.Validate();
        _time = new TimeSlices(clock, _options);
    }

    /// <summary>What the closed slices take at present.</summary>
    public int LogBytes => _time.Fine.CapacityBytes + _time.Coarse.CapacityBytes;

    public int SeriesCount => _series.Count;

    public void RunStarted(string name) => Run(name).Started();

    public void RunFinished(string name, WorkflowOutcome outcome, TimeSpan duration) => Run(name).Ended(outcome, duration);

    public void PhaseFinished(string name, string phase, WorkflowOutcome outcome, TimeSpan duration)
    {
        var workflow = _names.Workflow(name);
        Find(new SeriesKey(SeriesKind.Phase, workflow, Name: _names.Part(NamePart.Phase, workflow, phase))).Ended(outcome, duration);
    }

    /// <summary>The series of a step, to be kept by whoever has many of that name.</summary>
    public ReportSeries Step(string name, string? phase, string step)
    {
        var workflow = _names.Workflow(name);
        var (boundedPhase, boundedStep) = _names.Step(workflow, phase, step);
        return Find(new SeriesKey(SeriesKind.Step, workflow, boundedPhase, boundedStep));
    }

    /// <summary>Counts a problem; its message was redacted by the caller, like the event's.</summary>
    public void ProblemRaised(string name, string code, string message)
    {
        var workflow = _names.Workflow(name);
        var key = new SeriesKey(SeriesKind.Problem, workflow, Name: _names.Part(NamePart.Problem, workflow, code));
        Find(key).Added(1, message.Length <= MaxMessage ? message : message[..MaxMessage]);
    }

    /// <summary>The series of a counter, to be kept by whoever adds to it often.</summary>
    public ReportSeries Counter(string name, string counter)
    {
        var workflow = _names.Workflow(name);
        return Find(new SeriesKey(SeriesKind.Counter, workflow, Name: _names.Part(NamePart.Counter, workflow, counter)));
    }

    /// <inheritdoc/>
    public WorkflowReport GetReport(TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        return new ReportBuilder(_time, _options, [.. _series.Values]).Build(window, _clock.GetUtcNow());
    }

    private ReportSeries Run(string name) => Find(new SeriesKey(SeriesKind.Run, _names.Workflow(name)));

    private ReportSeries Find(SeriesKey key)
    {
        if (_series.TryGetValue(key, out var known))
            return known;
        lock (_adding)
        {
            if (!_series.TryGetValue(key, out known))
                _series[key] = known = new ReportSeries(_series.Count, key, _time);
            return known;
        }
    }
}
