using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>How a <see cref="WorkflowReport"/> is read and written, generated at compile time. What is null is written too: a chart then has its gap.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkflowReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
