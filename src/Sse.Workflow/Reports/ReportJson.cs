using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>Writes and reads a <see cref="WorkflowReport"/> as JSON in camel case, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(WorkflowReport))]
public sealed partial class WorkflowReportJson : JsonSerializerContext;
