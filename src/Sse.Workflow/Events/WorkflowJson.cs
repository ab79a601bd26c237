using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>How events and snapshots are read and written, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkflowStarted))]
[JsonSerializable(typeof(WorkflowProgressed))]
[JsonSerializable(typeof(WorkflowFinished))]
[JsonSerializable(typeof(PhaseStarted))]
[JsonSerializable(typeof(PhaseFinished))]
[JsonSerializable(typeof(StepStarted))]
[JsonSerializable(typeof(StepProgressed))]
[JsonSerializable(typeof(StepFinished))]
[JsonSerializable(typeof(StepRetrying))]
[JsonSerializable(typeof(BulkStarted))]
[JsonSerializable(typeof(BulkProgressed))]
[JsonSerializable(typeof(BulkFinished))]
[JsonSerializable(typeof(ItemFinished))]
[JsonSerializable(typeof(LogWritten))]
[JsonSerializable(typeof(MetricChanged))]
[JsonSerializable(typeof(InsightEmitted))]
[JsonSerializable(typeof(ValidationReported))]
[JsonSerializable(typeof(DiffProduced))]
[JsonSerializable(typeof(ArtifactProduced))]
[JsonSerializable(typeof(ProblemRaised))]
[JsonSerializable(typeof(CancelRequested))]
[JsonSerializable(typeof(ChildStarted))]
[JsonSerializable(typeof(CustomEvent))]
[JsonSerializable(typeof(UnknownEvent))]
[JsonSerializable(typeof(WorkflowSnapshot))]
internal sealed partial class WorkflowJson : JsonSerializerContext;
