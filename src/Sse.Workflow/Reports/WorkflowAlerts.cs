namespace Sse.Workflow;

/// <summary>
/// Watches the reports and calls back when a rule is broken: an error rate, a duration. While it stays broken it calls again
/// only after the rule's pause.
/// </summary>
/// <remarks>Dispose it to stop watching. Rules are checked one after the other on a timer; a callback that throws is counted and harms nothing.</remarks>
public sealed class WorkflowAlerts : IDisposable
{
    private readonly IWorkflowReports _reports;
    private readonly TimeProvider _clock;
    private readonly Action<WorkflowAlert> _alert;
    private readonly ITimer _timer;
    private readonly Lock _checking = new();

    // Owned by the lock: when each rule last called.
    private readonly Dictionary<AlertRule, long> _called = [];
    private readonly AlertRule[] _rules;
    private long _failures;

    /// <summary>Begins to watch.</summary>
    /// <param name="reports">What is watched.</param>
    /// <param name="rules">When to call.</param>
    /// <param name="alert">What to call, on a thread of the pool.</param>
    /// <param name="interval">How often the rules are checked. Default: 10 s.</param>
    /// <param name="timeProvider">The clock. Default: the system's.</param>
    /// <exception cref="ArgumentException">A rule makes no sense, or the interval is not more than zero.</exception>
    public WorkflowAlerts(IWorkflowReports reports, IEnumerable<AlertRule> rules, Action<WorkflowAlert> alert, TimeSpan? interval = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(alert);
        _rules = [.. rules];
        foreach (var rule in _rules)
            rule.Validate();
        _reports = reports;
        _alert = alert;
        _clock = timeProvider ?? TimeProvider.System;
        var period = interval ?? TimeSpan.FromSeconds(10);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero, nameof(interval));
        _timer = _clock.CreateTimer(static state => ((WorkflowAlerts)state!).Check(), this, period, period);
    }

    /// <summary>How often a callback threw.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Checks the rules now, unless they are being checked: a callback that takes its time must not keep one thread after the other waiting.</summary>
    public void Check()
    {
        if (!_checking.TryEnter())
            return;
        try
        {
            foreach (var rule in _rules)
                Check(rule);
        }
        finally
        {
            _checking.Exit();
        }
    }

    /// <summary>Stops watching.</summary>
    public void Dispose() => _timer.Dispose();

    private void Check(AlertRule rule)
    {
        try
        {
            var report = _reports.GetReport(rule.Window);
            var figures = rule.Workflow is null ? report : (ReportFigures?)report.ByName.FirstOrDefault(n => n.Name == rule.Workflow);
            if (figures is null || !rule.IsBroken(figures) || IsPausing(rule))
                return;
            _called[rule] = _clock.GetTimestamp();
            _alert(new WorkflowAlert(rule, figures, report.To));
        }
        catch (Exception)
        {
            Interlocked.Increment(ref _failures);
        }
    }

    private bool IsPausing(AlertRule rule) => _called.TryGetValue(rule, out var last) && _clock.GetElapsedTime(last) < rule.Pause;
}
