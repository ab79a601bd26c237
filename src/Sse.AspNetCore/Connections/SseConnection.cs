using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>
/// One open event stream response. Only its own code writes to it; the server's ticker looks at its clocks from outside, so that a
/// deadline runs out even for a write that hangs.
/// </summary>
internal abstract class SseConnection
{
    private static readonly byte[] HeartbeatComment = ": heartbeat\n\n"u8.ToArray();

    // Owned by _endLock: the request's objects are used again for other requests once this one has ended.
    private readonly Lock _endLock = new();
    private bool _ended;

    private readonly SseServer _server;
    private readonly TimeSpan _heartbeatInterval;
    private readonly TimeSpan? _maxAge;
    private readonly long _startedAt;

    // Written by the connection's own code, read by the ticker and by statistics.
    private long _lastWrite;
    private long _lastHeartbeat;
    private long _writingSince;
    private long _bytesSent;
    private long _bytesWaiting;
    private long _heartbeats;

    // Written from anywhere.
    private int _closeReason;
    private int _heartbeatDue;

    protected SseConnection(SseServer server, in SseConnectionContext context, SseEndpointOptions options)
    {
        _server = server;
        Context = context;
        Options = options;
        Output = Http.Response.BodyWriter;
        Since = server.Time.GetUtcNow();
        _startedAt = _lastWrite = _lastHeartbeat = server.Time.GetTimestamp();
        _heartbeatInterval = options.HeartbeatInterval ?? server.Options.HeartbeatInterval;
        _maxAge = Jitter.Less(options.MaxConnectionAge ?? server.Options.MaxConnectionAge);
    }

    public string Id => Context.ConnectionId;

    public string StreamId => Context.StreamId;

    /// <summary>The streams that are read: several where one connection joins them.</summary>
    public virtual IEnumerable<string> StreamIds => [StreamId];

    public DateTimeOffset Since { get; }

    /// <summary>Whom the connection is counted for.</summary>
    public string? Key { get; set; }

    public long BytesSent => Volatile.Read(ref _bytesSent);

    public long Heartbeats => Volatile.Read(ref _heartbeats);

    /// <summary>Bytes handed to the transport by a write that waits for the reader.</summary>
    public long BytesWaiting => Volatile.Read(ref _bytesWaiting);

    /// <summary>How long the current write has been waiting for the reader.</summary>
    public TimeSpan Waiting => Volatile.Read(ref _writingSince) is var since and not 0 ? _server.Time.GetElapsedTime(since) : TimeSpan.Zero;

    public TimeSpan Age => _server.Time.GetElapsedTime(_startedAt);

    public CloseReason CloseReason => (CloseReason)Volatile.Read(ref _closeReason);

    /// <summary>Events handed to the transport.</summary>
    public abstract long EventsSent { get; }

    /// <summary>Events that are there and not handed to the transport yet, or that a write waits with.</summary>
    public abstract long LagEvents { get; }

    public abstract long LagBytes { get; }

    public abstract long Gaps { get; }

    public abstract string Position { get; }

    /// <summary>Whether a reader that is sent away can go on where it was.</summary>
    public abstract bool IsResumable { get; }

    public SseConnectionContext Context { get; }

    protected HttpContext Http => Context.HttpContext;

    protected SseEndpointOptions Options { get; }

    protected SseServer Server => _server;

    protected PipeWriter Output { get; }

    /// <summary>Gives the connection's own code a chance to see <see cref="CloseReason"/> and <see cref="TakeHeartbeat"/>. Any thread.</summary>
    protected abstract void Wake();

    /// <summary>Asks the connection to end in good order.</summary>
    public void Close(CloseReason reason)
    {
        if (TrySetReason(reason))
            Wake();
    }

    /// <summary>Cuts the connection. Does nothing once the response has ended.</summary>
    public void Abort(CloseReason reason)
    {
        TrySetReason(reason);
        lock (_endLock)
        {
            if (!_ended)
                Http.Abort();
        }
        Wake();
    }

    /// <summary>Called by the ticker.</summary>
    public void Tick(long now)
    {
        var time = _server.Time;
        if (Volatile.Read(ref _writingSince) is var writing and not 0)
        {
            if (time.GetElapsedTime(writing, now) >= _server.Options.WriteTimeout)
                Abort(CloseReason.Slow);
        }
        else if (IsResumable && _maxAge is { } age && time.GetElapsedTime(_startedAt, now) >= age)
            Close(CloseReason.Age);
        else if (time.GetElapsedTime(SilentSince, now) >= _heartbeatInterval && Interlocked.Exchange(ref _heartbeatDue, 1) == 0)
            Wake();
    }

    private long SilentSince => Volatile.Read(ref Options.HeartbeatAlways ? ref _lastHeartbeat : ref _lastWrite);

    protected bool TrySetReason(CloseReason reason) =>
        Interlocked.CompareExchange(ref _closeReason, (int)reason, (int)CloseReason.None) == (int)CloseReason.None;

    /// <summary>Whether a heartbeat is due; it is then the caller's to write.</summary>
    protected bool TakeHeartbeat() => Volatile.Read(ref _heartbeatDue) == 1 && Interlocked.Exchange(ref _heartbeatDue, 0) == 1;

    /// <summary>The heartbeat's frame; counts it as sent.</summary>
    protected ReadOnlyMemory<byte> Heartbeat()
    {
        Volatile.Write(ref _heartbeats, _heartbeats + 1);
        Volatile.Write(ref _lastHeartbeat, _server.Time.GetTimestamp());
        if (Options.WriteHeartbeat is not { } write)
            return HeartbeatComment;
        // In a buffer of its own, so that a callback that throws leaves no half frame.
        var buffer = new ArrayBufferWriter<byte>(64);
        write(Context, buffer);
        return buffer.WrittenMemory;
    }

    /// <summary>What every reader gets first, so that nothing on the way waits for a first byte.</summary>
    protected ReadOnlyMemory<byte> Preamble()
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        SseWriter.WriteComment(buffer, "connected"u8);
        SseWriter.WriteRetry(buffer, NextRetry());
        Options.OnConnected?.Invoke(Context, buffer);
        return buffer.WrittenMemory;
    }

    /// <summary>What a reader gets last that is sent away.</summary>
    protected ReadOnlyMemory<byte> Farewell(CloseReason reason)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        ControlFrames.WriteClosing(buffer, reason.WireName(), NextRetry());
        return buffer.WrittenMemory;
    }

    private TimeSpan NextRetry() => Jitter.Around(Options.RetryInterval ?? _server.Options.RetryInterval);

    /// <summary>Sends what was written since the last flush.</summary>
    /// <param name="bytes">How much that is, for the statistics.</param>
    /// <returns>False when nobody reads any more.</returns>
    protected ValueTask<bool> FlushAsync(long bytes) => SendAsync(Output.FlushAsync(), bytes);

    /// <summary>Sends bytes as they are, together with what was written before.</summary>
    /// <inheritdoc cref="FlushAsync"/>
    protected ValueTask<bool> SendAsync(ReadOnlyMemory<byte> frames, long bytes) => SendAsync(Output.WriteAsync(frames), bytes);

    /// <summary>Makes the response an event stream and shows the connection to the server. Gives its place back when that fails.</summary>
    /// <exception cref="InvalidOperationException">Other code has started the response.</exception>
    protected void Begin(bool isReplay)
    {
        if (Http.Response.HasStarted)
        {
            _server.GiveBack(this);
            throw new InvalidOperationException("The response has been started already. Start the event stream before anything is written to it.");
        }
        EventStreamResponse.Prepare(Http, Id, _server.Options);
        // On the request's own span, so that a trace shows which stream it read.
        Activity.Current?.SetTag("sse.stream.id", StreamId).SetTag("sse.connection.id", Id);
        StreamTrace.Link(Context.Stream);
        _server.Add(this, isReplay);
    }

    /// <summary>No other code touches the request after this.</summary>
    protected void End(CloseReason reason)
    {
        TrySetReason(reason);
        lock (_endLock)
            _ended = true;
        _server.Remove(this);
    }

    private ValueTask<bool> SendAsync(ValueTask<FlushResult> flush, long bytes)
    {
        if (!flush.IsCompletedSuccessfully)
            return WaitForReaderAsync(flush, bytes);
        Sent(bytes);
        return new(!flush.Result.IsCompleted);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> WaitForReaderAsync(ValueTask<FlushResult> flush, long bytes)
    {
        Volatile.Write(ref _bytesWaiting, bytes);
        Volatile.Write(ref _writingSince, Math.Max(1, _server.Time.GetTimestamp()));
        try
        {
            return !(await flush.ConfigureAwait(false)).IsCompleted;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return false;
        }
        finally
        {
            Volatile.Write(ref _writingSince, 0);
            Volatile.Write(ref _bytesWaiting, 0);
            Sent(bytes);
        }
    }

    private void Sent(long bytes)
    {
        Volatile.Write(ref _bytesSent, _bytesSent + bytes);
        Volatile.Write(ref _lastWrite, _server.Time.GetTimestamp());
    }
}
