using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Sse.Workflow;

/// <summary>What all workflows of one <see cref="Workflows"/> share.</summary>
internal sealed class WorkflowRuntime : IDisposable
{
    /// <summary>The category of the lines in the ordinary log that tell the course of workflows.</summary>
    public const string LogCategory = "Sse.Workflow";

    private readonly WorkflowAlerts? _alerts;

    public WorkflowRuntime(SseWorkflowOptions options, RunDirectory directory, ILoggerFactory? loggerFactory, IMeterFactory? meters = null)
    {
        Options = options;
        Time = GuardedClock.Over(options.TimeProvider);
        Directory = directory;
        var tagClasses = new Dictionary<string, TagClass>(options.Tags, StringComparer.Ordinal);
        var redactor = new Redactor(options.Redaction, tagClasses);
        Texts = new TextGuard(options.MaxTextLength, redactor);
        Problems = new ProblemFactory(Texts, options.IncludeExceptionMessages);
        Payloads = new PayloadSerializer(options, redactor);
        var names = new BoundedNames(options.Telemetry.Limits);
        Reports = new WorkflowAggregator(Time, names, options.Reports);
        Telemetry = new WorkflowTelemetry(names, options.Telemetry, tagClasses, meters) { Redact = redactor.RedactText };
        Logs = new LogIntake(options, Texts);
        MergeTimer = new MergeTimer(Time, options.MergeInterval);
        Observer = new RunObserver(CreateLogger(loggerFactory), Reports, History);
        Hooks = new HookCaller(options, Time, Observer);
        if (options.Alerts.Rules.Count > 0)
            _alerts = new WorkflowAlerts(Reports, options.Alerts.Rules, new AlertHooks(options.Hooks, Hooks, Observer).Raise, options.Alerts.Interval, Time);
    }

    public SseWorkflowOptions Options { get; }

    /// <summary>The clock of the options, made safe.</summary>
    public TimeProvider Time { get; }

    public RunDirectory Directory { get; }

    /// <summary>Starts a workflow from another one: its name, what is special about it, the id of the other one.</summary>
    public required Func<string, WorkflowOptions, string, EnhancedSseLogger> StartChild { get; init; }

    public TextGuard Texts { get; }

    public ProblemFactory Problems { get; }

    public PayloadSerializer Payloads { get; }

    public LogIntake Logs { get; }

    /// <summary>The scopes that were begun on workflow loggers.</summary>
    public LoggerExternalScopeProvider Scopes { get; } = new();

    public MergeTimer MergeTimer { get; }

    public WorkflowAggregator Reports { get; }

    public WorkflowTelemetry Telemetry { get; }

    /// <summary>What earlier runs of the same name took.</summary>
    public RunHistory History { get; } = new();

    public RunObserver Observer { get; }

    public HookCaller Hooks { get; }

    public void Dispose()
    {
        _alerts?.Dispose();
        MergeTimer.Dispose();
        Telemetry.Dispose();
    }

    private static ILogger CreateLogger(ILoggerFactory? factory)
    {
        try
        {
            return factory?.CreateLogger(LogCategory) ?? NullLogger.Instance;
        }
        catch (Exception)
        {
            return NullLogger.Instance;
        }
    }
}
