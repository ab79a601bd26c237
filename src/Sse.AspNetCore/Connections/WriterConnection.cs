using System.Buffers;
using Microsoft.Extensions.Logging;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>
/// A response whose events come from the request's own code, from any number of threads. A lock makes each frame whole; the
/// server's heartbeats take it only when it is free, because then nobody else has something to say.
/// </summary>
internal sealed partial class WriterConnection(SseServer server, in SseConnectionContext context, SseEndpointOptions options)
    : SseConnection(server, context, options), IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    // Whoever holds it may write; given back by Release.
    private readonly SemaphoreSlim _writing = new(1, 1);

    // Owned by _writing.
    private bool _closed;

    private CancellationTokenRegistration _left;
    private long _eventsSent;

    public override long EventsSent => Volatile.Read(ref _eventsSent);

    public override long LagEvents => 0;

    public override long LagBytes => BytesWaiting;

    public override long Gaps => 0;

    public override string Position => StreamPosition.Start.ToString();

    public override bool IsResumable => false;

    /// <summary>Signalled when the reader has left, was dropped, or must be sent away.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>Sends headers and the first bytes.</summary>
    public async ValueTask<bool> StartAsync()
    {
        Begin(isReplay: false);
        _left = Http.RequestAborted.UnsafeRegister(static state => ((SseConnection)state!).Close(CloseReason.ClientGone), this);
        return await WriteAsync(Preamble(), events: 0).ConfigureAwait(false);
    }

    /// <summary>Sends whole frames.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="events">How many events they are.</param>
    /// <param name="cancellationToken">Gives up while others write. What is being written goes out whole: half a frame would spoil the next.</param>
    /// <returns>False when nobody reads any more.</returns>
    public async ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> frames, int events = 1, CancellationToken cancellationToken = default)
    {
        if (!await TryEnterAsync(cancellationToken).ConfigureAwait(false))
            return false;
        try
        {
            var isRead = await SendAsync(frames, frames.Length).ConfigureAwait(false);
            Volatile.Write(ref _eventsSent, _eventsSent + events);
            return isRead;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Ends the response with the event that stands for a failure.</summary>
    public async ValueTask FailAsync(Exception exception)
    {
        LogFailed(Server.Logger, Id, StreamId, exception);
        if (TrySetReason(CloseReason.Failed))
            await SendLastAsync(Failure(exception)).ConfigureAwait(false);
    }

    /// <summary>
    /// Ends the connection: waits for a write that goes on, then lets nothing be written any more. The token and the lock stay usable for
    /// threads that come too late; neither holds anything that must be freed.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _left.DisposeAsync().ConfigureAwait(false);
        await _writing.WaitAsync().ConfigureAwait(false);
        _closed = true;
        End(CloseReason.Completed);
        _writing.Release();
        await _stop.CancelAsync().ConfigureAwait(false);
    }

    protected override void Wake() => _ = CloseReason == CloseReason.None ? HeartbeatAsync() : LeaveAsync();

    private async ValueTask<bool> TryEnterAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!_closed && CloseReason == CloseReason.None)
            return true;
        _writing.Release();
        return false;
    }

    private async Task HeartbeatAsync()
    {
        if (!TakeHeartbeat() || !_writing.Wait(0))
            return;
        try
        {
            if (!_closed)
                await SendAsync(Heartbeat(), bytes: 0).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The endpoint's own heartbeat threw. Nobody awaits this task, and the events themselves are fine.
            LogHeartbeatFailed(Server.Logger, Id, StreamId, e);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task LeaveAsync()
    {
        try
        {
            if (CloseReason == CloseReason.Shutdown)
                await SendLastAsync(Farewell(CloseReason)).ConfigureAwait(false);
        }
        finally
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask SendLastAsync(ReadOnlyMemory<byte> frame)
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_closed)
                await SendAsync(frame, frame.Length).ConfigureAwait(false);
        }
        finally
        {
            _closed = true;
            _writing.Release();
        }
    }

    private ReadOnlyMemory<byte> Failure(Exception exception)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        if (Options.OnFailure?.Invoke(exception) is { } item)
            SseWriter.WriteEvent(buffer, item.Data, item.EventType, item.EventId);
        else
            ControlFrames.WriteProblem(buffer, System.Diagnostics.Activity.Current?.TraceId.ToHexString());
        return buffer.WrittenMemory;
    }

    [LoggerMessage(5, LogLevel.Error, "The event stream response {ConnectionId} to {Path} failed; the reader was told so without the cause.")]
    private static partial void LogFailed(ILogger logger, string connectionId, string path, Exception exception);

    [LoggerMessage(6, LogLevel.Error, "A heartbeat of the event stream response {ConnectionId} to {Path} could not be written.")]
    private static partial void LogHeartbeatFailed(ILogger logger, string connectionId, string path, Exception exception);
}
