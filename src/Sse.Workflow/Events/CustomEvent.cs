using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Sse.Workflow;

/// <summary>An event whose type starts with <c>x.</c>: one of the application's own.</summary>
public sealed record CustomEvent : WorkflowEvent
{
    /// <summary>What it says; null when nothing.</summary>
    [JsonInclude]
    public JsonElement? Data { get; internal set; }

    /// <summary>Reads what it says.</summary>
    /// <exception cref="JsonException">It says something else than the type does.</exception>
    public T? ReadData<T>(JsonTypeInfo<T> typeInfo) => Data is { } data ? data.Deserialize(typeInfo) : default;
}
