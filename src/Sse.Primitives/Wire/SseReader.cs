using System.IO.Pipelines;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sse.Primitives;

/// <summary>
/// Reads an event stream (WHATWG HTML 9.2) from a <see cref="Stream"/> or <see cref="PipeReader"/>: as items, or, with
/// <see cref="WaitToReadAsync"/> and <see cref="TryRead"/>, as UTF-8 frames without any allocation per event.
/// </summary>
/// <remarks>
/// An event comes out as soon as the line end that completes it has arrived. An event cut off by the end of the stream leaves no trace. For one
/// caller at a time; forms may be mixed, they share one position.
/// </remarks>
public sealed class SseReader : IAsyncDisposable
{
    private readonly ByteSource _source;
    private readonly SseFrameParser _parser;
    private readonly SseItemStrings _strings;
    private readonly Action<string>? _onComment;
    private ArraySegment<byte> _chunk;
    private bool _inChunk;

    /// <summary>Reads a stream, which is disposed with the reader unless <see cref="SseReaderOptions.LeaveOpen"/>.</summary>
    /// <param name="stream">A readable stream at the start of an event stream, such as the body of a response.</param>
    /// <param name="options">Limits and extras; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option has a value that cannot work.</exception>
    public SseReader(Stream stream, SseReaderOptions? options = null)
        : this(options ??= new(), new StreamByteSource(NotNull(stream), options.Validated().BufferSize, options.LeaveOpen)) { }

    /// <summary>Reads a pipe, which is completed with the reader unless <see cref="SseReaderOptions.LeaveOpen"/>.</summary>
    /// <param name="reader">A pipe at the start of an event stream, such as the body of a request.</param>
    /// <param name="options">Limits and extras; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option has a value that cannot work.</exception>
    public SseReader(PipeReader reader, SseReaderOptions? options = null)
        : this(options ??= new(), new PipeByteSource(NotNull(reader), options.LeaveOpen)) { }

    private SseReader(SseReaderOptions options, ByteSource source)
    {
        _parser = new(options);
        _source = source;
        _onComment = options.OnComment;
        _strings = new(_parser);
    }

    /// <summary>
    /// The last event id a reconnecting client sends: committed by a complete event, or the initial one. Empty when there is none.
    /// </summary>
    public string LastEventId => Utf8Text.DecodeOnce(_parser.LastEventId);

    /// <summary>The last valid reconnection time received, or null. May be longer than a timer can wait.</summary>
    public TimeSpan? ReconnectionInterval => _parser.ReconnectionInterval;

    /// <summary>
    /// Waits until bytes arrive; returns at once while there are some that <see cref="TryRead"/> has not used. They need not complete a frame, so
    /// every return is a sign of life. False at the end of the stream.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    public ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) =>
        _inChunk || NextChunk() ? new(true) : _source.WaitAsync(cancellationToken);

    /// <summary>Reads the next frame of the bytes at hand; false when they hold no further one.</summary>
    /// <param name="frame">The frame, valid until the next call of any method of this reader.</param>
    /// <exception cref="SseFormatException">An event exceeds <see cref="SseReaderOptions.MaxEventBytes"/>.</exception>
    public bool TryRead(out SseFrame frame)
    {
        while (_inChunk || NextChunk())
        {
            if (_parser.Advance(_chunk, out frame))
                return true;
            _inChunk = false;
        }

        frame = default;
        return false;
    }

    /// <summary>
    /// The events of the stream, until it ends. <see cref="SseItem{T}.EventId"/> is the last event id as of the event (null before the first one),
    /// <see cref="SseItem{T}.ReconnectionInterval"/> what arrived since the event before.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SseFormatException">An event exceeds <see cref="SseReaderOptions.MaxEventBytes"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    public IAsyncEnumerable<SseItem<string>> ReadAllAsync(CancellationToken cancellationToken = default) =>
        new SseItemSequence<string>(() => new SseTextEnumerator(this, _strings), cancellationToken);

    /// <summary>The events of the stream with their data read as JSON straight from the bytes, until it ends.</summary>
    /// <typeparam name="T">What the data of every event is.</typeparam>
    /// <param name="typeInfo">How to read it; usually from a source-generated context.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SseFormatException">An event exceeds <see cref="SseReaderOptions.MaxEventBytes"/>.</exception>
    /// <exception cref="JsonException">The data of an event is not valid JSON for the type; reading may go on with the event after it.</exception>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    public IAsyncEnumerable<SseItem<T>> ReadAllAsync<T>(JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        return new SseItemSequence<T>(() => new SseJsonEnumerator<T>(this, _strings, typeInfo), cancellationToken);
    }

    /// <summary>Closes the stream or pipe unless <see cref="SseReaderOptions.LeaveOpen"/>.</summary>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>Reads on to the next event; comments on the way are reported to who asked for them.</summary>
    internal bool TryReadEvent(out SseFrame frame)
    {
        while (TryRead(out frame))
        {
            if (frame.Kind == SseFrameKind.Event)
                return true;
            _onComment?.Invoke(Utf8Text.DecodeOnce(frame.Comment));
        }

        return false;
    }

    private static T NotNull<T>(T argument, [CallerArgumentExpression(nameof(argument))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(argument, name);
        return argument;
    }

    private bool NextChunk()
    {
        if (!_source.TryNext(out _chunk))
            return false;
        _parser.Begin();
        return _inChunk = true;
    }
}
