using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>Writes and reads <see cref="WorkflowSummary"/> and <see cref="WorkflowPage"/> as JSON in camel case, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkflowSummary))]
[JsonSerializable(typeof(WorkflowPage))]
public sealed partial class WorkflowSummaryJson : JsonSerializerContext;
