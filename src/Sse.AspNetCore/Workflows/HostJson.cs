using System.Text.Json;
using System.Text.Json.Serialization;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>The JSON of the workflow routes, written without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkflowLinks))]
[JsonSerializable(typeof(WorkflowPage))]
[JsonSerializable(typeof(SseServerStats))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(CancelAnswer))]
[JsonSerializable(typeof(ListChanges))]
internal sealed partial class HostJson : JsonSerializerContext;
