using System.Buffers;
using System.Text.Json.Serialization.Metadata;

namespace Sse.Primitives;

/// <summary>
/// Collects the frames that a transform makes of one event. The last frame gets the event's position as its id, earlier ones
/// the position before it, so that a reader cut off between them is sent all of them again instead of missing some.
/// </summary>
public sealed class TransformWriter
{
    private readonly ArrayBufferWriter<byte> _frames = new();
    private readonly ArrayBufferWriter<byte> _entry = new();
    private readonly List<int> _ends = [];

    internal TransformWriter()
    {
    }

    /// <summary>Adds a frame.</summary>
    /// <param name="eventType">The name as UTF-8; empty for an unnamed event.</param>
    /// <param name="data">The payload as UTF-8.</param>
    /// <exception cref="ArgumentException">The name holds CR, LF or NUL.</exception>
    public void Write(ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> data)
    {
        _frames.Write(FrameBuffer.Encode(eventType, data).WrittenSpan);
        _ends.Add(_frames.WrittenCount);
    }

    /// <summary>Adds a frame whose data is a value as JSON.</summary>
    /// <param name="eventType">The name; null or empty for an unnamed event.</param>
    /// <param name="value">The value.</param>
    /// <param name="typeInfo">How to write it; usually from a source-generated context.</param>
    /// <exception cref="ArgumentException">The name holds CR, LF or NUL.</exception>
    public void WriteJson<T>(string? eventType, T value, JsonTypeInfo<T> typeInfo)
    {
        SseWriter.WriteJson(_frames, value, typeInfo, eventType);
        _ends.Add(_frames.WrittenCount);
    }

    internal void Reset()
    {
        _frames.ResetWrittenCount();
        _entry.ResetWrittenCount();
        _ends.Clear();
    }

    /// <summary>The frames with their ids, as one entry of the derived stream; empty when there are none.</summary>
    internal ReadOnlySpan<byte> Finish(StreamPosition position)
    {
        var start = 0;
        for (var i = 0; i < _ends.Count; i++)
        {
            WriteId(i == _ends.Count - 1 ? position : position with { Sequence = position.Sequence - 1 });
            _entry.Write(_frames.WrittenSpan[start.._ends[i]]);
            start = _ends[i];
        }
        return _entry.WrittenSpan;
    }

    private void WriteId(StreamPosition position)
    {
        _entry.Write("id: "u8);
        position.TryFormat(_entry.GetSpan(StreamPosition.MaxLength), out var length, default, null);
        _entry.Advance(length);
        _entry.Write("\n"u8);
    }
}
