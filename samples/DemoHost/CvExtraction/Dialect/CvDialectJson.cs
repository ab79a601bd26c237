using System.Text.Json;
using System.Text.Json.Serialization;

namespace DemoHost.CvExtraction;

/// <summary>The original's JSON: snake_case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OriginalEvents.WorkflowStart))]
[JsonSerializable(typeof(OriginalEvents.Progress))]
[JsonSerializable(typeof(OriginalEvents.Phase))]
[JsonSerializable(typeof(OriginalEvents.Step))]
[JsonSerializable(typeof(OriginalEvents.Metric))]
[JsonSerializable(typeof(OriginalEvents.Insight))]
[JsonSerializable(typeof(OriginalEvents.Failure))]
[JsonSerializable(typeof(OriginalEvents.WorkflowComplete))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Heartbeat))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(StartResponse))]
internal sealed partial class CvDialectJson : JsonSerializerContext;
