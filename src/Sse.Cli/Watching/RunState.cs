using Sse.Client;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>
/// What is known of a run, shared by the reader that brings it and the display that draws it. Its own snapshot: the subscription's belongs to the
/// enumeration. Everything under <see cref="Gate"/>.
/// </summary>
internal sealed class RunState(TimeProvider clock, int keptLines)
{
    private long _updatedAt = clock.GetTimestamp();

    public Lock Gate { get; } = new();

    public WorkflowSnapshot Snapshot { get; private set; } = new();

    public FailureLines Lines { get; } = new(keptLines);

    /// <summary>How many times events were missing.</summary>
    public int Gaps { get; private set; }

    /// <summary>What is wrong with the connection now; null when nothing is.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Milliseconds since the run's start, as the clock of its server goes on.</summary>
    public double ElapsedMs => Snapshot.DurationMs
        ?? Snapshot.ElapsedMs + (Snapshot.Rev > 0 ? clock.GetElapsedTime(_updatedAt).TotalMilliseconds : 0);

    public void Take(in WorkflowUpdate update, WorkflowSnapshot current)
    {
        lock (Gate)
        {
            switch (update.Kind)
            {
                case WorkflowUpdateKind.Event:
                    Snapshot.Apply(update.Event!);
                    Lines.Take(update.Event!);
                    break;
                case WorkflowUpdateKind.Gap:
                    Gaps++;
                    break;
                case WorkflowUpdateKind.Snapshot:
                    Restart(WorkflowSnapshot.Parse(current.ToJson()));
                    break;
            }

            _updatedAt = clock.GetTimestamp();
        }
    }

    /// <summary>Goes on from a state that becomes this object's own.</summary>
    public void Restart(WorkflowSnapshot snapshot)
    {
        lock (Gate)
        {
            Snapshot = snapshot;
            Lines.Restart(snapshot);
        }
    }

    public void Take(SseStateChange change)
    {
        lock (Gate)
        {
            Trouble = change.State switch
            {
                SseConnectionState.Open => null,
                SseConnectionState.Waiting => Commands.Losses.Describe(change) ?? Trouble,
                _ => Trouble,
            };
        }
    }

    /// <summary>What a gap means to whoever watches.</summary>
    public static string Describe(StreamGap gap)
    {
        if (gap.EpochChanged)
            return "the server does not know the place where this connection left off; what was missed cannot be told";
        bool isCounted = StreamPosition.TryParse(gap.Requested, out var requested) && requested.Epoch == gap.FirstAvailable.Epoch && gap.FirstAvailable.Sequence > requested.Sequence + 1;
        return isCounted
            ? $"{Amounts.Number(gap.FirstAvailable.Sequence - requested.Sequence - 1)} events are missing here; the server no longer keeps them"
            : "events are missing here; the server no longer keeps them";
    }
}
