using System.Text;
using Sse.Primitives;

namespace Sse.Client;

/// <summary>
/// A reader that outlives its connections: it waits and reads as <see cref="SseReader"/> does, with the attempts, delays and
/// redirects in between hidden in the wait.
/// </summary>
/// <remarks>For one caller at a time, except <see cref="Restart"/>, <see cref="State"/> and <see cref="LastEventId"/>.</remarks>
internal sealed partial class SseSession(SseClientContext context, SseRequest request)
{
    private readonly SseClientOptions _options = context.Options;
    private readonly SseConnector _connector = new(context, request);
    private readonly Backoff _backoff = new(context.Options, context.Random);
    private readonly LastEventId _lastEventId = new(request.LastEventId);

    // The reader's: null between connections.
    private SseConnection? _connection;
    private bool _isOver;
    private Exception? _fault;

    // Replaced by the reader, called by whoever restarts.
    private volatile Action? _restart;
    private volatile SseConnectionState _state;

    public SseConnectionState State => _state;

    public string LastEventId => _lastEventId.Text;

    /// <summary>Drops the connection, or cuts the pause short, and connects again. Without effect while closed.</summary>
    public void Restart() => _restart?.Invoke();

    /// <summary>Ends the stream once the frame at hand is handled.</summary>
    public void Finish() => _isOver = true;

    /// <summary>
    /// Waits until there is something to read, over as many connections as it takes. False when the stream is over: the server said so (204),
    /// or <see cref="Finish"/> was called.
    /// </summary>
    /// <exception cref="SseResponseException">The server's answer is final.</exception>
    /// <exception cref="HttpRequestException">As many attempts in a row as <see cref="SseClientOptions.MaxAttempts"/> came to nothing.</exception>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    private async ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!_isOver)
            {
                bool wasOpen = _connection is not null;
                var loss = _connection is { } connection
                    ? await WaitForBytesAsync(connection, cancellationToken).ConfigureAwait(false)
                    : await ConnectAsync(cancellationToken).ConfigureAwait(false);
                if (loss is not null)
                    await PauseAsync(loss, cancellationToken).ConfigureAwait(false);
                else if (wasOpen)
                    return true;
            }

            return false;
        }
        catch (Exception e)
        {
            // What is thrown in the rubble of a cancelled request is of no interest.
            cancellationToken.ThrowIfCancellationRequested();
            _fault = e;
            throw;
        }
    }

    /// <summary>Reads the next event of the bytes at hand; false when they hold no further one. Comments go to their callback.</summary>
    /// <exception cref="SseFormatException">The event is larger than <see cref="SseClientOptions.MaxEventBytes"/>.</exception>
    public bool TryRead(out SseFrame frame)
    {
        frame = default;
        if (_isOver || _connection is not { } connection)
            return false;
        while (connection.Reader.TryRead(out frame))
        {
            if (frame.Kind == SseFrameKind.Event)
            {
                connection.HasDelivered = true;
                _lastEventId.Set(frame.LastEventId);
                return true;
            }

            request.OnComment?.Invoke(Encoding.UTF8.GetString(frame.Comment));
        }

        return false;
    }

    /// <summary>Drops the connection, if any, and says so.</summary>
    private async ValueTask CloseAsync()
    {
        _restart = null;
        await DropAsync().ConfigureAwait(false);
        Enter(SseConnectionState.Closed, reason: _fault);
    }

    private void Enter(SseConnectionState state, TimeSpan delay = default, Exception? reason = null)
    {
        var change = new SseStateChange { State = state, Attempt = _backoff.Failures, Delay = delay, Reason = reason };
        _state = change.State;
        SseClientLog.StateChanged(context.Logger, request.Uri, change.State, change.Attempt, change.Delay, change.Reason);
        request.OnStateChanged?.Invoke(change);
    }
}
