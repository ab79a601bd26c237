using System.Numerics;

namespace Sse.Workflow;

/// <summary>
/// The summary inside <c>workflow.finished</c>; read back as <see cref="WorkflowSummary"/>. Nothing is left out when it is empty, so that
/// readers take it as it is; values that JSON has no number for are.
/// </summary>
internal static class SummaryFields
{
    public static void Write(ref EventWriter writer, WorkflowSummary summary)
    {
        writer.StartObject("summary"u8);
        writer.Text("id"u8, summary.Id);
        writer.Text("name"u8, summary.Name);
        writer.Text("outcome"u8, summary.Outcome?.WireName());
        writer.Text("startedAt"u8, TimestampText.Format(summary.StartedAt));
        writer.Number("durationMs"u8, summary.DurationMs);
        writer.Number("percentage"u8, summary.Percentage);
        WritePhases(ref writer, summary);
        WriteNumbers(ref writer, "steps"u8, summary.Steps);
        writer.Number("problems"u8, summary.Problems);
        WriteNumbers(ref writer, "counters"u8, summary.Counters);
        WriteNumbers(ref writer, "gauges"u8, summary.Gauges);
        WriteTimers(ref writer, summary.Timers);
        WriteNumbers(ref writer, "rates"u8, summary.Rates);
        writer.Number("ignoredCalls"u8, summary.IgnoredCalls);
        writer.EndObject();
    }

    private static void WritePhases(ref EventWriter writer, WorkflowSummary summary)
    {
        writer.StartArray("phases"u8);
        foreach (var phase in summary.Phases)
        {
            writer.StartItem();
            writer.Text("name"u8, phase.Name);
            writer.Text("outcome"u8, phase.Outcome.WireName());
            writer.Number("durationMs"u8, phase.DurationMs);
            writer.EndObject();
        }
        writer.EndArray();
    }

    private static void WriteNumbers<T>(ref EventWriter writer, ReadOnlySpan<byte> property, IReadOnlyDictionary<string, T> numbers)
        where T : INumber<T>
    {
        writer.StartObject(property);
        foreach (var (name, value) in numbers)
        {
            if (T.IsFinite(value))
                writer.Number(name, double.CreateSaturating(value));
        }
        writer.EndObject();
    }

    private static void WriteTimers(ref EventWriter writer, IReadOnlyDictionary<string, TimerSummary> timers)
    {
        writer.StartObject("timers"u8);
        foreach (var (name, timer) in timers)
        {
            writer.StartObject(name);
            writer.Number("count"u8, timer.Count);
            writer.Number("totalMs"u8, timer.TotalMs);
            writer.Number("minMs"u8, timer.MinMs);
            writer.Number("maxMs"u8, timer.MaxMs);
            writer.EndObject();
        }
        writer.EndObject();
    }
}
