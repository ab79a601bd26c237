using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>Finds the record for a type of event.</summary>
internal static class WorkflowEventReader
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> Known = new Dictionary<string, JsonTypeInfo>
    {
        [WorkflowEventTypes.WorkflowStarted] = WorkflowJson.Default.WorkflowStarted,
        [WorkflowEventTypes.WorkflowProgress] = WorkflowJson.Default.WorkflowProgressed,
        [WorkflowEventTypes.WorkflowFinished] = WorkflowJson.Default.WorkflowFinished,
        [WorkflowEventTypes.PhaseStarted] = WorkflowJson.Default.PhaseStarted,
        [WorkflowEventTypes.PhaseFinished] = WorkflowJson.Default.PhaseFinished,
        [WorkflowEventTypes.StepStarted] = WorkflowJson.Default.StepStarted,
        [WorkflowEventTypes.StepProgress] = WorkflowJson.Default.StepProgressed,
        [WorkflowEventTypes.StepFinished] = WorkflowJson.Default.StepFinished,
        [WorkflowEventTypes.StepRetrying] = WorkflowJson.Default.StepRetrying,
        [WorkflowEventTypes.BulkStarted] = WorkflowJson.Default.BulkStarted,
        [WorkflowEventTypes.BulkProgress] = WorkflowJson.Default.BulkProgressed,
        [WorkflowEventTypes.BulkFinished] = WorkflowJson.Default.BulkFinished,
        [WorkflowEventTypes.ItemFinished] = WorkflowJson.Default.ItemFinished,
        [WorkflowEventTypes.Log] = WorkflowJson.Default.LogWritten,
        [WorkflowEventTypes.Metric] = WorkflowJson.Default.MetricChanged,
        [WorkflowEventTypes.Insight] = WorkflowJson.Default.InsightEmitted,
        [WorkflowEventTypes.Validation] = WorkflowJson.Default.ValidationReported,
        [WorkflowEventTypes.Diff] = WorkflowJson.Default.DiffProduced,
        [WorkflowEventTypes.Artifact] = WorkflowJson.Default.ArtifactProduced,
        [WorkflowEventTypes.Problem] = WorkflowJson.Default.ProblemRaised,
        [WorkflowEventTypes.CancelRequested] = WorkflowJson.Default.CancelRequested,
        [WorkflowEventTypes.ChildStarted] = WorkflowJson.Default.ChildStarted,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names =
        Known.Keys.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static WorkflowEvent Read(string eventType, ReadOnlySpan<byte> json)
    {
        ArgumentNullException.ThrowIfNull(eventType);
        if (!Known.TryGetValue(eventType, out var type))
            type = IsCustom(eventType) ? WorkflowJson.Default.CustomEvent : WorkflowJson.Default.UnknownEvent;
        var read = (WorkflowEvent?)JsonSerializer.Deserialize(json, type) ?? throw new JsonException("An event is an object, not null.");
        return read is UnknownEvent unknown ? unknown with { Json = JsonElement.Parse(json) } : read;
    }

    public static WorkflowEvent? TryRead(in StreamEvent streamEvent)
    {
        try
        {
            return Read(TypeOf(streamEvent), streamEvent.Data.Span).ReadFrom(streamEvent.Position);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The event's name, without a new string for those that are known.</summary>
    public static string TypeOf(in StreamEvent streamEvent)
    {
        var utf8 = streamEvent.EventType.Span;
        Span<char> name = stackalloc char[128];
        if (utf8.Length > name.Length)
            return Encoding.UTF8.GetString(utf8);
        name = name[..Encoding.UTF8.GetChars(utf8, name)];
        return Names.TryGetValue(name, out var known) ? known : name.ToString();
    }

    private static bool IsCustom(string eventType) => eventType.StartsWith(WorkflowEventTypes.CustomPrefix, StringComparison.Ordinal);
}
