using System.Net.ServerSentEvents;

namespace Sse.Client;

/// <summary>
/// The events of a stream, over as many connections as it takes: enumerate it with <c>await foreach</c>. Nothing is sent before, and
/// nothing is read ahead of the reader except one buffer of bytes, so a slow reader slows the server down instead of filling memory.
/// </summary>
/// <remarks>
/// The enumeration ends when the server says that there is nothing more (204), after an event of
/// <see cref="SseRequest.TerminalEventTypes"/>, or with an exception that another attempt would not mend. Enumerated again, it goes on
/// after the last event. One enumeration at a time; the members may be used from any thread.
/// </remarks>
/// <typeparam name="T">What the data of an event becomes.</typeparam>
public sealed class SseSubscription<T> : IAsyncEnumerable<SseItem<T>>
{
    private readonly SseClientContext _context;
    private readonly SseRequest _request;
    private readonly SseItemParser<T> _parse;
    private readonly bool _isRaw;
    private readonly CancellationToken _cancellationToken;
    private readonly SseSession _session;
    private readonly EventTypeNames _types = new();

    /// <param name="context">The client's.</param>
    /// <param name="request">Validated.</param>
    /// <param name="parse">Makes the data of an event.</param>
    /// <param name="isRaw">Whether control frames come out as events too; otherwise only their callbacks see them.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    internal SseSubscription(SseClientContext context, SseRequest request, SseItemParser<T> parse, bool isRaw, CancellationToken cancellationToken)
    {
        _context = context;
        _request = request;
        _parse = parse;
        _isRaw = isRaw;
        _cancellationToken = cancellationToken;
        _session = new(context, request);
    }

    /// <summary>What the subscription is doing now; <see cref="SseRequest.OnStateChanged"/> tells when it changes.</summary>
    public SseConnectionState State => _session.State;

    /// <summary>
    /// The last event id as of the event handed over last: what a later subscription passes as <see cref="SseRequest.LastEventId"/> to go on
    /// after it. Empty when there is none.
    /// </summary>
    public string LastEventId => _session.LastEventId;

    /// <summary>Drops the connection and makes another one soon, as if the server had closed it; cuts a pause short. Without effect while closed.</summary>
    public void Restart() => _session.Restart();

    /// <summary>Connects and reads the events. See the remarks of the type for how it ends.</summary>
    /// <param name="cancellationToken">Ends this enumeration.</param>
    /// <exception cref="InvalidOperationException">It is being enumerated already.</exception>
    /// <exception cref="SseResponseException">The server's answer is final.</exception>
    /// <exception cref="HttpRequestException">As many attempts in a row as <see cref="SseClientOptions.MaxAttempts"/> came to nothing.</exception>
    /// <exception cref="Primitives.SseFormatException">An event is larger than <see cref="SseClientOptions.MaxEventBytes"/>.</exception>
    /// <exception cref="System.Text.Json.JsonException">The data of an event is not valid for <typeparamref name="T"/>; enumerate again to go on after it.</exception>
    /// <exception cref="OperationCanceledException">A token was signalled.</exception>
    public IAsyncEnumerator<SseItem<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _session.ReadAsync<SseItem<T>>(TryRead, _cancellationToken, cancellationToken);

    private bool TryRead(SseSession session, out SseItem<T> item)
    {
        while (session.TryRead(out var frame))
        {
            string type = _types.Get(frame.EventType);
            if (_request.TerminalEventTypes.Contains(type))
                session.Finish();
            if (ControlFrames.IsControl(type))
            {
                bool isHeard = ControlFrames.Report(_request, type, frame) || _isRaw;
                if (!isHeard)
                    SseClientLog.GapUnobserved(_context.Logger, _request.Uri, session.LastEventId);
                if (!_isRaw)
                    continue;
            }

            item = new(_parse(type, frame.Data), type)
            {
                EventId = session.LastEventId is { Length: > 0 } id ? id : null,
                ReconnectionInterval = frame.Retry,
            };
            return true;
        }

        item = default;
        return false;
    }
}
