using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>How a <see cref="WorkflowSummary"/> is read and written, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkflowSummary))]
internal sealed partial class SummaryJson : JsonSerializerContext;
