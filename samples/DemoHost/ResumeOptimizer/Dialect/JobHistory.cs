using System.Text.Json;
using Sse.Primitives;

namespace DemoHost.ResumeOptimizer;

/// <summary>Reads a job's events up to now.</summary>
internal static class JobHistory
{
    /// <summary>Everything that had happened when this was asked, in the original's format.</summary>
    public static async Task<JobSnapshot> ReadAsync(EventStream run, CancellationToken cancellationToken)
    {
        // The other format follows the run a moment later: it is waited for, so that nothing is missing.
        var head = run.Head;
        var cursor = JobDialect.Of(run).OpenCursor();
        var state = new JobState();
        var events = new List<JsonElement>();
        while (cursor.Position.Sequence < head.Sequence)
        {
            switch (cursor.TryRead(out var frames))
            {
                case CursorStatus.Data:
                    while (StreamEvent.TryRead(ref frames, out var streamEvent))
                        events.Add(JsonElement.Parse(streamEvent.Data.Span));
                    break;
                case CursorStatus.Empty:
                    await cursor.WaitAsync(cancellationToken);
                    break;
                case CursorStatus.Gap:
                    cursor.MoveTo();
                    break;
                default:
                    head = cursor.Position;
                    break;
            }
        }
        foreach (var envelope in events)
            state.Apply(envelope);
        return new JobSnapshot(run.Id, state.Status, state, events, cursor.Position.ToString());
    }
}
