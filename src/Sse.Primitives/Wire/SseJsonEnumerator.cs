using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sse.Primitives;

/// <summary>Items with their data read as JSON, straight from the bytes.</summary>
/// <typeparam name="T">What the data of an item is.</typeparam>
internal sealed class SseJsonEnumerator<T>(SseReader reader, SseItemStrings strings, JsonTypeInfo<T> typeInfo) : SseItemEnumerator<T>(reader)
{
    protected override void Read(in SseFrame frame, out SseItem<T> item) =>
        item = strings.Item(JsonSerializer.Deserialize(frame.Data, typeInfo)!, frame);
}
