namespace Sse.Client;

/// <content>Attempts, losses and the pauses between them.</content>
internal sealed partial class SseSession
{
    private async ValueTask<SseLoss?> ConnectAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enter(SseConnectionState.Connecting);
        var attempt = await AttemptAsync(cancellationToken).ConfigureAwait(false);
        _connection = attempt.Connection;
        _isOver = attempt is { Connection: null, Loss: null };
        if (_connection is not null)
            Enter(SseConnectionState.Open);
        return attempt.Loss;
    }

    private async ValueTask<SseAttempt> AttemptAsync(CancellationToken cancellationToken)
    {
        var guard = Guard(cancellationToken);
        SseAttempt attempt = default;
        try
        {
            attempt = await _connector.ConnectAsync(LastEventId, guard).ConfigureAwait(false);
        }
        catch (Exception e) when (IsTransient(e, cancellationToken))
        {
            attempt = new(null, Lose(guard, e));
        }
        finally
        {
            if (attempt.Connection is null)
                Release(guard);
        }

        return attempt;
    }

    // Null when bytes have come.
    private static async ValueTask<SseLoss?> WaitForBytesAsync(SseConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.WaitAsync().ConfigureAwait(false) ? null : new SseLoss(Reason: null);
        }
        catch (Exception e) when (IsTransient(e, cancellationToken))
        {
            return Lose(connection.Guard, e);
        }
    }

    private async ValueTask PauseAsync(SseLoss loss, CancellationToken cancellationToken)
    {
        Judge(loss);
        if (_backoff.Failures >= _options.MaxAttempts)
            throw GiveUp(loss);
        var delay = loss.IsRestart ? _options.MinReconnectionDelay : _backoff.Next(loss.RetryAfter);
        // From here on the pause can be cut short: before the state is seen, and while the lost connection is let go.
        var guard = Guard(cancellationToken);
        try
        {
            await DropAsync().ConfigureAwait(false);
            Enter(SseConnectionState.Waiting, delay, loss.Reason);
            await Task.Delay(delay, _options.TimeProvider, guard.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (guard.IsRestart && !cancellationToken.IsCancellationRequested)
        {
            // The reader does not want to wait.
        }
        finally
        {
            Release(guard);
        }
    }

    private void Judge(SseLoss loss)
    {
        if (_connection is { } lost)
        {
            _backoff.ServerDelay = lost.Reader.ReconnectionInterval ?? _backoff.ServerDelay;
            _lastEventId.Set(lost.Reader.LastEventId);
        }

        if (loss.IsRestart || IsHealthy(loss))
            _backoff.Recover();
        else
            _backoff.Fail();
    }

    private bool IsHealthy(SseLoss loss) =>
        _connection is { } lost
        && (_options.TimeProvider.GetElapsedTime(lost.OpenedAt) >= _options.HealthyAfter || (loss.Reason is null && lost.HasDelivered));

    private HttpRequestException GiveUp(SseLoss loss) => new(
        $"Gave up on {request.Uri} after {_backoff.Failures} attempts in a row that came to nothing: {loss.Reason?.Message ?? "the response ended without an event."}",
        loss.Reason,
        (loss.Reason as HttpRequestException)?.StatusCode);

    private static SseLoss Lose(AttemptGuard guard, Exception e) =>
        guard.IsRestart ? new(Reason: null, IsRestart: true) : new(guard.Explain(e));

    /// <summary>Whether another attempt may go better: everything the network does, and nothing that the caller's code does.</summary>
    private static bool IsTransient(Exception e, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && e is (HttpRequestException and not SseResponseException) or IOException or InvalidDataException or OperationCanceledException;

    private AttemptGuard Guard(CancellationToken cancellationToken)
    {
        var guard = new AttemptGuard(_options, cancellationToken);
        _restart = guard.Restart;
        return guard;
    }

    private void Release(AttemptGuard guard)
    {
        _restart = null;
        guard.Dispose();
    }

    private async ValueTask DropAsync()
    {
        if (_connection is not { } connection)
            return;
        _connection = null;
        await connection.DisposeAsync().ConfigureAwait(false);
    }
}
