using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sse.Primitives;

/// <summary>
/// A JSON writer and its buffer, one a thread. A value is serialised here first: a failing serialiser leaves no half frame, and line breaks that
/// converters write can still be split. Disposing gives it back to the thread.
/// </summary>
internal sealed class JsonScratch : IDisposable
{
    // A larger buffer is given up after use, so that one huge event does not stay with every thread that wrote one.
    private const int LargestKept = 256 * 1024;

    // What JsonSerializerOptions documents 0 to mean.
    private const int DefaultMaxDepth = 64;

    [ThreadStatic]
    private static JsonScratch? t_free;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private Utf8JsonWriter? _writer;

    private JsonScratch() { }

    /// <summary>The thread's own; a new one when it is in use, by a converter that writes events itself.</summary>
    public static JsonScratch Rent()
    {
        var scratch = t_free ?? new();
        t_free = null;
        return scratch;
    }

    public void Dispose()
    {
        if (_buffer.Capacity <= LargestKept)
            t_free = this;
    }

    /// <summary>Valid until the scratch is disposed. Escaping and depth are those of the type's options; indentation is not.</summary>
    public ReadOnlySpan<byte> Serialize<T>(T value, JsonTypeInfo<T> typeInfo)
    {
        var options = typeInfo.Options;
        _buffer.ResetWrittenCount();
        int depth = options.MaxDepth == 0 ? DefaultMaxDepth : options.MaxDepth;
        if (_writer is null || _writer.Options.Encoder != options.Encoder || _writer.Options.MaxDepth != depth)
            _writer = new(_buffer, new() { Encoder = options.Encoder, MaxDepth = depth, SkipValidation = true });
        else
            _writer.Reset();
        JsonSerializer.Serialize(_writer, value, typeInfo);
        return _buffer.WrittenSpan;
    }
}
