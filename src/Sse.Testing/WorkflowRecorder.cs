using Sse.Primitives;
using Sse.Workflow;

namespace Sse.Testing;

/// <summary>Records what a workflow wrote, for tests to look at: <c>(await WorkflowRecorder.RecordAsync(log.Stream)).AssertTree("…")</c>.</summary>
public static class WorkflowRecorder
{
    /// <summary>Records what can be read of a stream at this moment.</summary>
    /// <exception cref="WorkflowRecordException">The stream holds something that is no event of a workflow.</exception>
    public static WorkflowRecord Record(EventStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        List<WorkflowEvent> events = [];
        var cursor = stream.OpenCursor();
        while (cursor.TryRead(out var frames) == CursorStatus.Data)
        {
            while (StreamEvent.TryRead(ref frames, out var item))
                events.Add(Read(item));
        }
        return new WorkflowRecord(events);
    }

    /// <summary>Waits for the end of a workflow and records all of it.</summary>
    /// <param name="stream">The workflow's stream.</param>
    /// <param name="cancellationToken">Ends the waiting: give it a limit, so that a workflow that does not end fails its test.</param>
    /// <exception cref="WorkflowRecordException">The stream holds something that is no event of a workflow.</exception>
    /// <exception cref="StreamGapException">Retention has dropped events before they were read.</exception>
    /// <exception cref="OperationCanceledException">The token was signalled before the end.</exception>
    public static async Task<WorkflowRecord> RecordAsync(EventStream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        List<WorkflowEvent> events = [];
        await foreach (var item in stream.ReadAllAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            events.Add(Read(item));
        return new WorkflowRecord(events);
    }

    private static WorkflowEvent Read(in StreamEvent item) =>
        WorkflowEvent.From(item) ?? throw new WorkflowRecordException($"The event at {item.Position} is no event of a workflow.");
}
