using System.Text;
using System.Text.Json;
using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>
/// Ends a workflow whose process died: from its events follows what was open; that is closed as abandoned, innermost first, and then
/// the workflow itself, with events as its own writer would have written them.
/// </summary>
internal sealed class AbandonedRun(TimeProvider time)
{
    private static readonly WorkflowProblem Problem = new("process_lost", "The process that ran this workflow stopped before it came to an end.")
    {
        Suggestion = "Start it again.",
        Retryable = true,
    };

    /// <summary>Completes a workflow's stream that this process has taken over; leaves other streams as they are.</summary>
    public async ValueTask EndAsync(EventStream stream, CancellationToken cancellationToken)
    {
        if (stream.Attributes.Kind != RunStreamOptions.Kind)
            return;
        var run = await ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        foreach (var node in run.Nodes.Values.Where(n => n.Status is WorkflowStatus.Running).OrderByDescending(n => n.Number).ToList())
            Append(stream, Envelope(run, Closed(run, node)));
        stream.Attributes = stream.Attributes with { Status = WorkflowOutcome.Abandoned.WireName() };
        Append(stream, Envelope(run, Finished(run)));
    }

    private static async ValueTask<WorkflowSnapshot> ReadAsync(EventStream stream, CancellationToken cancellationToken)
    {
        // The facts of a workflow that died before its first event was stored.
        var run = new WorkflowSnapshot { Name = stream.Attributes.Name, Tags = stream.Attributes.Tags, StartedAt = stream.CreatedAt };
        var cursor = stream.OpenCursor();
        while (run.ApplyFrom(cursor) && cursor.Position.Sequence < stream.Head.Sequence)
            await cursor.WaitAsync(cancellationToken).ConfigureAwait(false);
        run.WorkflowId = stream.Id;
        return run;
    }

    private static void Append(EventStream stream, WorkflowEvent e)
    {
        var (type, json) = (Encoding.ASCII.GetBytes(e.Type), JsonSerializer.SerializeToUtf8Bytes(e, WorkflowJson.Default.GetTypeInfo(e.GetType())!));
        if (e is WorkflowFinished)
            stream.TryComplete(type, json, out _);
        else
            stream.TryAppend(type, json, out _);
    }

    /// <summary>Also counts the event in, for the number of the next one.</summary>
    private WorkflowEvent Envelope(WorkflowSnapshot run, WorkflowEvent body)
    {
        var e = body with
        {
            WorkflowId = run.WorkflowId,
            Timestamp = time.GetUtcNow(),
            ElapsedMs = Math.Max(run.ElapsedMs, (long)(time.GetUtcNow() - run.StartedAt).TotalMilliseconds),
            Rev = run.Rev + 1,
            TraceId = run.TraceId,
        };
        run.Apply(e);
        return e;
    }

    private double DurationSince(WorkflowSnapshot run, long startedMs) =>
        Math.Max(0, (time.GetUtcNow() - run.StartedAt).TotalMilliseconds - startedMs);

    private WorkflowEvent Closed(WorkflowSnapshot run, WorkflowNode node)
    {
        var duration = DurationSince(run, node.ElapsedMs);
        return node.Kind switch
        {
            "phase" => new PhaseFinished
            {
                Type = WorkflowEventTypes.PhaseFinished, Node = node.Id, Parent = node.Parent, Name = node.Name, Message = node.Message,
                Weight = node.Weight ?? 1, ExpectedSteps = node.ExpectedSteps, Outcome = WorkflowOutcome.Abandoned, DurationMs = duration,
            },
            "bulk" => new BulkFinished
            {
                Type = WorkflowEventTypes.BulkFinished, Node = node.Id, Parent = node.Parent, Name = node.Name, Total = (long?)node.Total,
                Page = node.Page, Counts = node.Counts, Percentage = node.Percentage, Outcome = WorkflowOutcome.Abandoned, DurationMs = duration,
            },
            _ => new StepFinished
            {
                Type = WorkflowEventTypes.StepFinished, Node = node.Id, Parent = node.Parent, Name = node.Name, Message = node.Message,
                Weight = node.Weight ?? 1, Attempt = node.Attempt ?? 1, Percentage = node.Percentage, Done = node.Done, Total = node.Total,
                Unit = node.Unit, Confidence = node.Confidence, Outcome = WorkflowOutcome.Abandoned, DurationMs = duration,
            },
        };
    }

    private WorkflowFinished Finished(WorkflowSnapshot run) => new()
    {
        Type = WorkflowEventTypes.WorkflowFinished,
        Name = run.Name,
        Tags = run.Tags,
        Links = run.Links,
        Expected = run.Expected,
        ParentId = run.ParentId,
        Percentage = run.Percentage,
        Outcome = WorkflowOutcome.Abandoned,
        DurationMs = DurationSince(run, 0),
        Problem = Problem,
    };
}
