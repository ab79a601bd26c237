using Sse.Primitives;
using Sse.Workflow;

namespace Sse.Client;

/// <summary>
/// A workflow as it happens, over as many connections as it takes: enumerate it with <c>await foreach</c>. Events come in the order of
/// their stream and none comes twice; where some are missing, a <see cref="WorkflowUpdateKind.Gap"/> stands in their place.
/// </summary>
/// <remarks>
/// The enumeration ends after <c>workflow.finished</c>, when the server says that there is nothing more (204), or with an exception that
/// another attempt would not mend. Enumerated again, it goes on after the last event. One enumeration at a time; <see cref="Snapshot"/> belongs
/// to the enumeration, the other members may be used from any thread.
/// </remarks>
public sealed class WorkflowSubscription : IAsyncEnumerable<WorkflowUpdate>
{
    private readonly SseRequest _request;
    private readonly CancellationToken _cancellationToken;
    private readonly SseSession _session;
    private readonly SequenceCheck _sequence;
    private readonly EventTypeNames _types = new();

    // An event that waits behind the gap found before it, and the id to go on from until it is handed over.
    private WorkflowEvent? _held;
    private volatile string? _idBeforeHeld;

    internal WorkflowSubscription(SseClientContext context, SseRequest request, WorkflowSnapshot snapshot, CancellationToken cancellationToken)
    {
        _request = request;
        _cancellationToken = cancellationToken;
        _session = new(context, request);
        _sequence = new(request.LastEventId);
        Snapshot = snapshot;
    }

    /// <summary>
    /// The workflow's state after the update handed over last. Changed in place by the enumeration, and replaced by another object when the server
    /// sends the whole state.
    /// </summary>
    public WorkflowSnapshot Snapshot { get; private set; }

    /// <summary>What the subscription is doing now; <see cref="SseRequest.OnStateChanged"/> tells when it changes.</summary>
    public SseConnectionState State => _session.State;

    /// <summary>
    /// The id of the event handed over last: what a later subscription passes as <see cref="SseRequest.LastEventId"/>, together with
    /// <see cref="Snapshot"/>, to go on after it. Empty when there is none.
    /// </summary>
    public string LastEventId => _idBeforeHeld ?? _session.LastEventId;

    /// <summary>Drops the connection and makes another one soon, as if the server had closed it; cuts a pause short. Without effect while closed.</summary>
    public void Restart() => _session.Restart();

    /// <summary>Connects and reads the events. See the remarks of the type for how it ends.</summary>
    /// <param name="cancellationToken">Ends this enumeration.</param>
    /// <exception cref="InvalidOperationException">It is being enumerated already.</exception>
    /// <exception cref="SseResponseException">The server's answer is final.</exception>
    /// <exception cref="HttpRequestException">As many attempts in a row as <see cref="SseClientOptions.MaxAttempts"/> came to nothing.</exception>
    /// <exception cref="SseFormatException">An event is larger than <see cref="SseClientOptions.MaxEventBytes"/>.</exception>
    /// <exception cref="System.Text.Json.JsonException">An event or snapshot is not what the contract says; enumerate again to go on after it.</exception>
    /// <exception cref="OperationCanceledException">A token was signalled.</exception>
    public IAsyncEnumerator<WorkflowUpdate> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _session.ReadAsync<WorkflowUpdate>(TryRead, _cancellationToken, cancellationToken);

    private bool TryRead(SseSession session, out WorkflowUpdate update)
    {
        if (_held is { } held)
        {
            _held = null;
            _idBeforeHeld = null;
            update = Take(held);
            return true;
        }

        while (session.TryRead(out var frame))
        {
            string type = _types.Get(frame.EventType);
            if (type == WorkflowEventTypes.WorkflowFinished || _request.TerminalEventTypes.Contains(type))
                session.Finish();
            if (ControlFrames.IsControl(type) ? TryControl(type, frame, out update) : TryEvent(type, frame, out update))
                return true;
        }

        update = default;
        return false;
    }

    private bool TryEvent(string type, in SseFrame frame, out WorkflowUpdate update)
    {
        update = default;
        StreamGap? gap = null;
        if (TryPlace(frame, out var position) && !_sequence.Accept(position, out gap))
            return false;
        var workflowEvent = WorkflowEvent.Parse(type, frame.Data) with { Position = position };
        if (gap is null)
        {
            update = Take(workflowEvent);
            return true;
        }

        _held = workflowEvent;
        _idBeforeHeld = gap.Requested;
        _request.OnGap?.Invoke(gap);
        update = WorkflowUpdate.Of(gap, position);
        return true;
    }

    private bool TryControl(string type, in SseFrame frame, out WorkflowUpdate update)
    {
        update = default;
        switch (type)
        {
            case StreamGap.EventType:
                var gap = ControlFrames.ParseGap(frame);
                _request.OnGap?.Invoke(gap);
                update = WorkflowUpdate.Of(gap, _sequence.Last);
                _sequence.Restart(position: null);
                return true;
            case ControlFrames.Snapshot:
                bool isPlaced = TryPlace(frame, out var position);
                Snapshot = WorkflowSnapshot.Parse(frame.Data);
                _sequence.Restart(isPlaced ? position : null);
                ControlFrames.Report(_request, type, frame);
                update = WorkflowUpdate.OfSnapshot(position);
                return true;
            default:
                return false;
        }
    }

    private static bool TryPlace(in SseFrame frame, out StreamPosition position) =>
        StreamPosition.TryParse(frame.LastEventId, out position) && !position.IsStart;

    private WorkflowUpdate Take(WorkflowEvent workflowEvent)
    {
        Snapshot.Apply(workflowEvent);
        return WorkflowUpdate.Of(workflowEvent);
    }
}
