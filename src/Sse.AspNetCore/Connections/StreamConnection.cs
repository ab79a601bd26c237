using System.Buffers;
using Microsoft.Extensions.Logging;

namespace Sse.AspNetCore;

/// <summary>
/// Sends a feed to one reader: read what is there, send it, wait. There is no queue; a reader that falls behind costs what one
/// flush holds.
/// </summary>
internal sealed partial class StreamConnection(
    SseServer server, in SseConnectionContext context, SseEndpointOptions options, ConnectionFeed feed)
    : SseConnection(server, context, options)
{
    /// <summary>Small chunks are collected up to this size before they are sent.</summary>
    private const int BatchBytes = 64 * 1024;

    /// <summary>Chunks from this size on are sent by themselves, without another copy.</summary>
    private const int DirectBytes = 16 * 1024;

    /// <summary>The most that a reader is given that should leave.</summary>
    private const int FarewellBytes = 1024 * 1024;

    // Owned by the connection's own code.
    private int _unsent;
    private int _farewellLeft = FarewellBytes;
    private FeedStatus _status = FeedStatus.Data;
    private bool _isLeaving;

    private long _eventsSent;

    public override long EventsSent => Volatile.Read(ref _eventsSent);

    // Asked from outside while all three move.
    public override long LagEvents => Math.Max(0, feed.LagEvents + feed.EventsRead - EventsSent);

    public override long LagBytes => feed.LagBytes + BytesWaiting;

    public override long Gaps => feed.Gaps;

    public override string Position => feed.Position;

    public override IEnumerable<string> StreamIds => feed.StreamIds ?? base.StreamIds;

    public override bool IsResumable => true;

    protected override void Wake() => feed.Wake();

    /// <summary>Returns when the stream is complete, the reader left or was sent away.</summary>
    /// <returns>Why it ended.</returns>
    /// <remarks>
    /// The one method whose state is kept for as long as the reader stays, thousands of times: what can be decided without waiting is decided in
    /// plain methods beside it, and nothing is awaited where that would keep an exception or a second task.
    /// </remarks>
    public async Task<CloseReason> RunAsync()
    {
        Begin(feed.IsReplay);
        var left = Http.RequestAborted.UnsafeRegister(static state => ((SseConnection)state!).Close(CloseReason.ClientGone), this);
        try
        {
            var isRead = await SendPreambleAsync().ConfigureAwait(false);
            while (isRead && HasMore())
            {
                if (_status == FeedStatus.Empty)
                {
                    if (TakeHeartbeat())
                        isRead = await SendHeartbeatAsync().ConfigureAwait(false);
                    else
                        await feed.WaitAsync().ConfigureAwait(false);
                }
                // What a gap needs takes long, and others are woken by the same thread.
                if (feed.HasFallenBehind)
                    await Task.Yield();
                if (isRead)
                    isRead = await SendNextAsync().ConfigureAwait(false);
            }
            TrySetReason(isRead ? CloseReason.Completed : CloseReason.ClientGone);
        }
        catch (Exception e)
        {
            // Callbacks of the endpoint's owner run here. The reader may come back; it loses nothing.
            LogFailed(Server.Logger, StreamId, Id, e);
            TrySetReason(CloseReason.Failed);
        }
        // Not waiting for the callback: it touches nothing of the request.
        left.Unregister();
        feed.Leave();
        await SayGoodbyeAsync().ConfigureAwait(false);
        End(CloseReason.ClientGone);
        return CloseReason;
    }

    /// <summary>
    /// Whether to go on, after everything begun was sent: not behind the end, nor for a reader that has left. One that is sent away is first given what
    /// is there, within limits: it may be the end.
    /// </summary>
    private bool HasMore()
    {
        if (_unsent == 0)
            Volatile.Write(ref _eventsSent, feed.EventsRead);
        return _status != FeedStatus.End
            && CloseReason is not (CloseReason.ClientGone or CloseReason.Slow)
            && !(_isLeaving && (_status == FeedStatus.Empty || _farewellLeft < 0));
    }

    /// <summary>Begins to send what the feed has next.</summary>
    private ValueTask<bool> SendNextAsync()
    {
        _isLeaving = CloseReason != CloseReason.None;
        _status = feed.TryRead(out var frames);
        if (_isLeaving)
            _farewellLeft -= frames.Length;
        return TakeAsync(_status, frames);
    }

    private ValueTask<bool> SendPreambleAsync()
    {
        var preamble = Preamble();
        return SendAsync(preamble, preamble.Length);
    }

    private ValueTask<bool> TakeAsync(FeedStatus status, ReadOnlyMemory<byte> frames)
    {
        if (status != FeedStatus.Data)
            return FlushBatchAsync();
        if (TakeHeartbeat() && Options.HeartbeatAlways)
            Collect(Heartbeat());
        var isAll = _unsent == 0 && feed.LagEvents == 0;
        if (isAll || frames.Length >= DirectBytes)
            return SendAsync(frames, TakeUnsent() + frames.Length);
        Collect(frames);
        return _unsent < BatchBytes ? new(true) : FlushBatchAsync();
    }

    private void Collect(ReadOnlyMemory<byte> frames)
    {
        Output.Write(frames.Span);
        _unsent += frames.Length;
    }

    private ValueTask<bool> FlushBatchAsync() => _unsent == 0 ? new(true) : FlushAsync(TakeUnsent());

    private int TakeUnsent()
    {
        var unsent = _unsent;
        _unsent = 0;
        return unsent;
    }

    private ValueTask<bool> SendHeartbeatAsync()
    {
        var heartbeat = Heartbeat();
        return SendAsync(heartbeat, heartbeat.Length);
    }

    private async ValueTask SayGoodbyeAsync()
    {
        if (_status == FeedStatus.End || CloseReason is not (CloseReason.Age or CloseReason.Shutdown or CloseReason.Failed))
            return;
        try
        {
            var farewell = Farewell(CloseReason);
            await SendAsync(farewell, TakeUnsent() + farewell.Length).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The connection ends either way.
            LogFailed(Server.Logger, StreamId, Id, e);
        }
    }

    [LoggerMessage(2, LogLevel.Error, "Serving stream {StreamId} on connection {ConnectionId} failed; the reader was asked to reconnect.")]
    private static partial void LogFailed(ILogger logger, string streamId, string connectionId, Exception exception);
}
