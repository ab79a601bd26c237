namespace Sse.Workflow.Tests.Telemetry;

internal sealed record Measurement(string Instrument, double Value, Dictionary<string, object?> Tags)
{
    public string TagText => string.Join(';', Tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}"));
}
