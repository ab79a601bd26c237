using System.Text.Json;

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

    private ScratchBuffer _buffer = new();
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

    /// <summary>What the writer has written, once it is flushed; valid until the scratch is disposed.</summary>
    public ReadOnlySpan<byte> Written => _buffer.Written;

    /// <summary>A writer for one value. Escaping and depth are those of the options; indentation is not.</summary>
    public Utf8JsonWriter Begin(JsonSerializerOptions options)
    {
        _buffer.Clear();
        if (_writer is not null && _options == options)
            _writer.Reset();
        else
            _writer = NewWriter(options);
        return _writer;
    }

    private Utf8JsonWriter NewWriter(JsonSerializerOptions options)
    {
        _options = options;
        int depth = options.MaxDepth == 0 ? DefaultMaxDepth : options.MaxDepth;
        return new(_buffer, new() { Encoder = options.Encoder, MaxDepth = depth, SkipValidation = true });
    }
}
