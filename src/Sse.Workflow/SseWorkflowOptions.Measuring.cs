using Microsoft.Extensions.Logging;

namespace Sse.Workflow;

public sealed partial class SseWorkflowOptions
{
    /// <summary>What must not reach any stream. Default: values under the names of secrets.</summary>
    public RedactionOptions Redaction { get; } = new();

    /// <summary>
    /// Where tags may go, by key; those not named here are <see cref="TagClass.Attribute"/>. Default: none.
    /// </summary>
    public IDictionary<string, TagClass> Tags { get; } = new Dictionary<string, TagClass>(StringComparer.Ordinal);

    /// <summary>What is measured for OpenTelemetry and other listeners.</summary>
    public TelemetryOptions Telemetry { get; } = new();

    /// <summary>How long and how finely <see cref="IWorkflowReports"/> remembers.</summary>
    public ReportOptions Reports { get; } = new();

    /// <summary>When the figures of many workflows are worth a call: the hooks for <see cref="WorkflowEventTypes.Alert"/> are called then.</summary>
    public AlertOptions Alerts { get; } = new();

    /// <summary>Which lines of the ordinary log appear in streams. Default: those written to the <see cref="EnhancedSseLogger"/> itself.</summary>
    public LogOptions Logs { get; } = new();

    /// <summary>
    /// Shows the lines that any <see cref="ILogger"/> writes inside a workflow in its stream, in the step that is running.
    /// Needs the logging of the container: <c>AddSseWorkflow(o => o.CaptureLogs(LogLevel.Information))</c>.
    /// </summary>
    /// <param name="from">The lowest level that is shown. The filters of the application's own logging come first.</param>
    public void CaptureLogs(LogLevel from = LogLevel.Information) => Logs.CaptureLevel = from;

    private void ValidateMeasuring()
    {
        Logs.Validate();
        Redaction.Validate();
        Telemetry.Limits.Validate();
        Reports.Validate();
        Alerts.Validate();
    }
}
