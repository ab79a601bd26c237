using System.Buffers;
using System.Net.ServerSentEvents;
using System.Text.Json.Serialization.Metadata;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>
/// An event stream response that a request's own code writes. Any number of threads may send at the same time; each frame arrives
/// whole, in the order of the calls that were made one after another. Heartbeats come by themselves.
/// </summary>
/// <remarks>
/// Every method that sends returns false once nobody reads any more, and throws nothing for that. A send waits for a slow reader for
/// at most <see cref="SseServerOptions.WriteTimeout"/>.
/// </remarks>
public sealed class SseResponse
{
    private readonly WriterConnection _connection;

    internal SseResponse(WriterConnection connection, string? lastEventId)
    {
        _connection = connection;
        LastEventId = lastEventId;
    }

    /// <summary>The connection's id, as the <c>Sse-Connection-Id</c> header has it.</summary>
    public string ConnectionId => _connection.Id;

    /// <summary>The last event id that the client says it has; null when it is new.</summary>
    public string? LastEventId { get; }

    /// <summary>Signalled when the reader has left or must be sent away: stop producing.</summary>
    public CancellationToken Stopped => _connection.Stopped;

    /// <summary>Sends one event.</summary>
    /// <param name="data">The data; may have several lines.</param>
    /// <param name="eventType">The type; null for <c>message</c>.</param>
    /// <param name="id">The id that a client sends back when it reconnects; null for none.</param>
    /// <param name="cancellationToken">Gives up while other sends come first; what is on its way is sent whole.</param>
    /// <returns>False when nobody reads any more.</returns>
    /// <exception cref="OperationCanceledException">The token was signalled before it was this send's turn.</exception>
    /// <exception cref="ArgumentException">The type or the id contains CR, LF or NUL.</exception>
    public ValueTask<bool> SendAsync(string data, string? eventType = null, string? id = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var frame = new ArrayBufferWriter<byte>(data.Length + 64);
        SseWriter.WriteEvent(frame, data, eventType, id);
        return _connection.WriteAsync(frame.WrittenMemory, events: 1, cancellationToken);
    }

    /// <summary>Sends one event whose data is a value as JSON.</summary>
    /// <param name="item">The value, its type, its id and, when given, the reconnection time.</param>
    /// <param name="typeInfo">How to write the value.</param>
    /// <param name="cancellationToken">Gives up while other sends come first; what is on its way is sent whole.</param>
    /// <returns>False when nobody reads any more.</returns>
    /// <exception cref="OperationCanceledException">The token was signalled before it was this send's turn.</exception>
    /// <exception cref="ArgumentException">The type or the id contains CR, LF or NUL.</exception>
    public ValueTask<bool> SendAsync<T>(SseItem<T> item, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        var frame = new ArrayBufferWriter<byte>(256);
        ItemFrames.Write(frame, item, typeInfo);
        return _connection.WriteAsync(frame.WrittenMemory, events: 1, cancellationToken);
    }

    /// <summary>Sends a comment, which clients skip.</summary>
    /// <param name="text">The comment; may have several lines.</param>
    /// <param name="cancellationToken">Gives up while other sends come first; what is on its way is sent whole.</param>
    /// <returns>False when nobody reads any more.</returns>
    /// <exception cref="OperationCanceledException">The token was signalled before it was this send's turn.</exception>
    public ValueTask<bool> SendCommentAsync(string text, CancellationToken cancellationToken = default)
    {
        var frame = new ArrayBufferWriter<byte>(64);
        SseWriter.WriteComment(frame, text);
        return _connection.WriteAsync(frame.WrittenMemory, events: 0, cancellationToken);
    }

    /// <summary>Tells the client how long to wait before it reconnects.</summary>
    /// <param name="interval">Zero or more; sent in whole milliseconds.</param>
    /// <param name="cancellationToken">Gives up while other sends come first; what is on its way is sent whole.</param>
    /// <returns>False when nobody reads any more.</returns>
    /// <exception cref="OperationCanceledException">The token was signalled before it was this send's turn.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is negative.</exception>
    public ValueTask<bool> SendRetryAsync(TimeSpan interval, CancellationToken cancellationToken = default)
    {
        var frame = new ArrayBufferWriter<byte>(64);
        SseWriter.WriteRetry(frame, interval);
        return _connection.WriteAsync(frame.WrittenMemory, events: 0, cancellationToken);
    }

    internal ValueTask FailAsync(Exception exception) => _connection.FailAsync(exception);

    internal ValueTask EndAsync() => _connection.DisposeAsync();
}
