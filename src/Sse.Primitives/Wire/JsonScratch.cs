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
    private static JsonScratch? t_own;

    private ArrayBufferWriter<byte> _buffer = new();
    private Utf8JsonWriter? _writer;
    private JsonSerializerOptions? _options;
    private bool _isRented;

    private JsonScratch() { }

    /// <summary>The thread's own; another one when it is in use, by a converter that writes events itself.</summary>
    public static JsonScratch Rent()
    {
        var scratch = t_own ??= new();
        if (scratch._isRented)
            scratch = new();
        scratch._isRented = true;
        return scratch;
    }

    public void Dispose()
    {
        _isRented = false;
        if (_buffer.Capacity <= LargestKept)
            return;
        _buffer = new();
        _writer = null;
    }

    /// <summary>Valid until the scratch is disposed. Escaping and depth are those of the type's options; indentation is not.</summary>
    public ReadOnlySpan<byte> Serialize<T>(T value, JsonTypeInfo<T> typeInfo)
    {
        _buffer.ResetWrittenCount();
        if (_writer is not null && _options == typeInfo.Options)
            _writer.Reset();
        else
            _writer = NewWriter(typeInfo.Options);
        JsonSerializer.Serialize(_writer, value, typeInfo);
        return _buffer.WrittenSpan;
    }

    private Utf8JsonWriter NewWriter(JsonSerializerOptions options)
    {
        _options = options;
        int depth = options.MaxDepth == 0 ? DefaultMaxDepth : options.MaxDepth;
        return new(_buffer, new() { Encoder = options.Encoder, MaxDepth = depth, SkipValidation = true });
    }
}
