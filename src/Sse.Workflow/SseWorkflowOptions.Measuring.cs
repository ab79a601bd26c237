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

    private void ValidateMeasuring()
    {
        Redaction.Validate();
        Telemetry.Limits.Validate();
        Reports.Validate();
    }
}
