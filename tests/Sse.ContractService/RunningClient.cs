using Sse.Client;

namespace Sse.ContractService;

/// <summary>One <see cref="SseClient"/> at work for the harness.</summary>
internal sealed class RunningClient : IAsyncDisposable
{
    // The harness sends events of ten megabytes.
    private const int MaxEventBytes = 64 * 1024 * 1024;

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new(SseClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly SseSubscription<string> _subscription;
    private readonly CallbackSender _callbacks;
    private readonly Task _running;

    public RunningClient(StartParameters parameters, CallbackSender callbacks)
    {
        _callbacks = callbacks;
        _subscription = new SseClient(_http, OptionsOf(parameters)).SubscribeAsync(RequestOf(parameters), _stop.Token);
        _running = Task.WhenAll(ReadAsync(), callbacks.RunAsync(_stop.Token));
    }

    public void Restart() => _subscription.Restart();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        await Task.Yield();
        try
        {
            await foreach (var item in _subscription)
                _callbacks.Send(CallbackMessage.OfEvent(item.EventType, item.Data, item.EventId ?? ""));
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            _callbacks.Send(CallbackMessage.OfError(e.Message));
        }
        finally
        {
            _callbacks.Complete();
        }
    }

    private SseRequest RequestOf(StartParameters parameters)
    {
        var request = new SseRequest(parameters.StreamUrl!)
        {
            LastEventId = parameters.LastEventId ?? "",
            Method = new HttpMethod(parameters.Method ?? "GET"),
            OnComment = text => _callbacks.Send(CallbackMessage.OfComment(text)),
            OnStateChanged = Report,
        };
        if (parameters.Body is { Length: > 0 } body)
            request.ContentFactory = _ => new(new StringContent(body));
        foreach (var (name, value) in parameters.Headers ?? [])
            request.Headers[name] = value;
        return request;
    }

    // A loss that the client mends is worth a word; the end of an orderly response is not.
    private void Report(SseStateChange change)
    {
        if (change is { State: SseConnectionState.Waiting, Reason: { } reason })
            _callbacks.Send(CallbackMessage.OfError(reason.Message));
    }

    private static SseClientOptions OptionsOf(StartParameters parameters)
    {
        var options = new SseClientOptions { MaxEventBytes = MaxEventBytes };
        if (parameters.InitialDelayMs is { } delay)
        {
            options.ReconnectionDelay = TimeSpan.FromMilliseconds(delay);
            options.MaxReconnectionDelay = TimeSpan.FromMilliseconds(Math.Max(delay, options.MaxReconnectionDelay.TotalMilliseconds));
            options.MinReconnectionDelay = TimeSpan.FromMilliseconds(10);
        }

        if (parameters.ReadTimeoutMs is { } timeout)
            options.IdleTimeout = TimeSpan.FromMilliseconds(timeout);
        return options;
    }
}
