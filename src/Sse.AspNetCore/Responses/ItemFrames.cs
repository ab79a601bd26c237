using System.Buffers;
using System.Net.ServerSentEvents;
using System.Text.Json.Serialization.Metadata;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>Items of the base class library as frames.</summary>
internal static class ItemFrames
{
    /// <summary>Writes one item. A string is data as it is; any other value becomes JSON.</summary>
    public static void Write<T>(IBufferWriter<byte> output, SseItem<T> item, JsonTypeInfo<T>? typeInfo)
    {
        if (item.ReconnectionInterval is { } interval)
            SseWriter.WriteRetry(output, interval);
        if (item.Data is string text)
            SseWriter.WriteEvent(output, text, item.EventType, item.EventId);
        else
            SseWriter.WriteJson(output, item.Data, typeInfo!, item.EventType, item.EventId);
    }
}
