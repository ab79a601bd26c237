using System.Net.ServerSentEvents;
using Sse.Client;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.Cli.Bench;

/// <summary>One reader of a bench: reads, counts, and comes back when its connection is lost.</summary>
internal sealed class BenchConnection(SseClient client, SseRequest request, BenchTotals totals, TimeProvider clock)
{
    // Written by the subscription's callbacks, which run in the reader's own flow.
    private bool _wasOpen;
    private long _askedAt;
    private DateTimeOffset _openedAt;
    private StreamPosition? _last;
    private bool _isBehindGap;

    /// <summary>Completed when the first attempt has come to something or nothing.</summary>
    public TaskCompletionSource FirstAttempt { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads until the stream is over, the server refuses, or the token is signalled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        request.OnStateChanged = Take;
        request.TerminalEventTypes.Add(WorkflowEventTypes.WorkflowFinished);
        try
        {
            await foreach (var item in client.SubscribeAsync(request, cancellationToken).ConfigureAwait(false))
                Take(item);
            totals.AddEnd();
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
        catch (Exception e) when (e is HttpRequestException or SseFormatException or IOException)
        {
            totals.AddRefusal(e.Message);
        }
        finally
        {
            FirstAttempt.TrySetResult();
        }
    }

    private void Take(SseStateChange change)
    {
        switch (change.State)
        {
            case SseConnectionState.Connecting:
                _askedAt = clock.GetTimestamp();
                break;
            case SseConnectionState.Open:
                totals.Connect.Record(clock.GetElapsedTime(_askedAt));
                totals.AddOpen(isFirst: !_wasOpen);
                _wasOpen = true;
                _openedAt = clock.GetUtcNow();
                FirstAttempt.TrySetResult();
                break;
            case SseConnectionState.Waiting:
                if (change.Reason is { } reason)
                    totals.AddFailure(reason.Message);
                FirstAttempt.TrySetResult();
                break;
        }
    }

    private void Take(in SseItem<string> item)
    {
        switch (item.EventType)
        {
            case StreamGap.EventType:
                // How many are missing shows in the position of what comes next, if it is of the same epoch.
                totals.AddGap();
                _isBehindGap = true;
                return;
            case "stream.snapshot" or "stream.closing":
                return;
        }

        totals.AddEvent();
        Place(item.EventId);
        if (EventTime.Find(item.Data) is not { } happened)
            return;
        // What happened before this connection was open waited for the reader, not for the server.
        if (happened < _openedAt)
            totals.AddReplayed();
        else
            totals.Latency.Record(clock.GetUtcNow() - happened);
    }

    // Sequences have no holes, so a jump means lost events and a step back means events seen before.
    private void Place(string? id)
    {
        if (!StreamPosition.TryParse(id, out var position) || position.IsStart)
            return;
        if (_last is { } last)
        {
            bool isSameEpoch = last.Epoch == position.Epoch;
            long missing = isSameEpoch ? position.Sequence - last.Sequence - 1 : 0;
            if (missing < 0)
                totals.AddRepeated();
            else
                totals.AddMissing(missing);
            if (!_isBehindGap && (missing > 0 || !isSameEpoch))
                totals.AddGap();
        }

        _isBehindGap = false;
        _last = position;
    }
}
