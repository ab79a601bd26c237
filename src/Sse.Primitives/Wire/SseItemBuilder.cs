using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sse.Primitives;

/// <summary>Turns frames into items, keeping the strings that repeat: types, and the id until it changes.</summary>
internal sealed class SseItemBuilder
{
    private readonly Utf8StringCache _types = new();
    private byte[] _idBytes = [];
    private string? _id;

    public SseItem<string> Text(in SseFrame frame, bool hasId) => Build(Encoding.UTF8.GetString(frame.Data), frame, hasId);

    /// <exception cref="JsonException">The data is not valid JSON for the type.</exception>
    public SseItem<T> Json<T>(in SseFrame frame, bool hasId, JsonTypeInfo<T> typeInfo) =>
        Build(JsonSerializer.Deserialize(frame.Data, typeInfo)!, frame, hasId);

    private SseItem<T> Build<T>(T data, in SseFrame frame, bool hasId) => new(data, _types.Get(frame.EventType))
    {
        EventId = hasId ? Id(frame.LastEventId) : null,
        ReconnectionInterval = frame.Retry,
    };

    private string Id(ReadOnlySpan<byte> utf8)
    {
        if (_id is null || !utf8.SequenceEqual(_idBytes))
        {
            _idBytes = utf8.ToArray();
            _id = Encoding.UTF8.GetString(utf8);
        }

        return _id;
    }
}
