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

    private int _unsent;
    private long _eventsSent;

    public override long EventsSent => Volatile.Read(ref _eventsSent);

    public override long LagEvents => feed.LagEvents + feed.EventsRead - EventsSent;

    public override long LagBytes => feed.LagBytes + BytesWaiting;

    public override long Gaps => feed.Gaps;

    public override string Position => feed.Position;

    public override bool IsResumable => true;

    protected override void Wake() => feed.Wake();

    /// <summary>Returns when the stream is complete, the reader left or was sent away.</summary>
    /// <returns>Why it ended.</returns>
    public async Task<CloseReason> RunAsync()
    {
        Begin(feed.IsReplay);
        var left = Http.RequestAborted.UnsafeRegister(static state => ((SseConnection)state!).Close(CloseReason.ClientGone), this);
        try
        {
            var preamble = Preamble();
            var end = CloseReason.ClientGone;
            if (await SendAsync(preamble, preamble.Length).ConfigureAwait(false))
                end = await PumpAsync().ConfigureAwait(false);
            TrySetReason(end);
            await SayGoodbyeAsync(end).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Callbacks of the endpoint's owner run here. The reader may come back; it loses nothing.
            LogFailed(Server.Logger, StreamId, Id, e);
            TrySetReason(CloseReason.Failed);
            await SayGoodbyeAsync(CloseReason).ConfigureAwait(false);
        }
        finally
        {
            await left.DisposeAsync().ConfigureAwait(false);
            End(CloseReason.ClientGone);
        }
        return CloseReason;
    }

    /// <summary>
    /// Ends with the feed, with the reader, or when somebody gave a reason to close. A reader that is sent away is first given what is there,
    /// within limits: it may be the end.
    /// </summary>
    private async Task<CloseReason> PumpAsync()
    {
        var left = FarewellBytes;
        while (CloseReason is not (CloseReason.ClientGone or CloseReason.Slow))
        {
            var isLeaving = CloseReason != CloseReason.None;
            var status = feed.TryRead(out var frames);
            if (!await TakeAsync(status, frames).ConfigureAwait(false))
                return CloseReason.ClientGone;
            if (_unsent == 0)
                Volatile.Write(ref _eventsSent, feed.EventsRead);
            if (status == FeedStatus.End)
                return CloseReason.Completed;
            if (isLeaving && (status == FeedStatus.Empty || (left -= frames.Length) < 0))
                break;
            if (status != FeedStatus.Empty)
                continue;
            // Not in a method of its own: that would be another object for each wait of each reader.
            if (!TakeHeartbeat())
                await feed.WaitAsync().ConfigureAwait(false);
            else if (!await SendHeartbeatAsync().ConfigureAwait(false))
                return CloseReason.ClientGone;
        }
        return CloseReason;
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

    private async ValueTask SayGoodbyeAsync(CloseReason reason)
    {
        if (reason is not (CloseReason.Age or CloseReason.Shutdown or CloseReason.Failed))
            return;
        var farewell = Farewell(reason);
        await SendAsync(farewell, TakeUnsent() + farewell.Length).ConfigureAwait(false);
    }

    [LoggerMessage(2, LogLevel.Error, "Serving stream {StreamId} on connection {ConnectionId} failed; the reader was asked to reconnect.")]
    private static partial void LogFailed(ILogger logger, string streamId, string connectionId, Exception exception);
}
