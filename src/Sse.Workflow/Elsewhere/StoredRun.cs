using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>What a store's row and the newest events of a stream say about a workflow that runs, or ran, in another process.</summary>
internal static class StoredRun
{
    /// <summary>Progress is written together with what it follows from, so it is among the last events of a workflow that moves.</summary>
    public const int TailEvents = 16;

    public static WorkflowInfo Describe(StoredStream stored, StoredPage? tail, DateTimeOffset now)
    {
        var (progress, finished) = Read(tail?.Chunks ?? []);
        return new WorkflowInfo
        {
            Id = stored.Id,
            Name = stored.Attributes.Name,
            Status = StatusOf(stored, finished),
            StartedAt = stored.CreatedAt,
            DurationMs = finished?.DurationMs ?? Math.Max(0, ((stored.CompletedAt ?? now) - stored.CreatedAt).TotalMilliseconds),
            Percentage = finished is not null ? finished.Percentage : progress?.Percentage,
            Current = finished is null ? progress?.Current : null,
            Problems = finished?.Summary?.Problems ?? (finished?.Problem is null ? 0 : 1),
            Tags = stored.Attributes.Tags,
            ParentId = finished?.ParentId,
            Owner = stored.Owner,
        };
    }

    /// <summary>A stream that ended without a word of its workflow was ended for a dead process.</summary>
    private static WorkflowStatus StatusOf(StoredStream stored, WorkflowFinished? finished) =>
        finished?.Outcome.ToStatus() ?? StatusOf(stored.Attributes, stored.IsCompleted);

    /// <inheritdoc cref="StatusOf(StoredStream, WorkflowFinished?)"/>
    public static WorkflowStatus StatusOf(StreamAttributes attributes, bool isCompleted)
    {
        var said = StatusOfOutcome.ToStatus(attributes.Status);
        return isCompleted && said is null or WorkflowStatus.Running or WorkflowStatus.Canceling ? WorkflowStatus.Abandoned : said ?? WorkflowStatus.Running;
    }

    /// <summary>Only what lists show is parsed: the newest progress, and the end.</summary>
    private static (WorkflowProgressed? Progress, WorkflowFinished? Finished) Read(IReadOnlyList<StoredChunk> chunks)
    {
        StreamEvent? progress = null, finished = null;
        foreach (var chunk in chunks)
        {
            var frames = chunk.Frames;
            while (StreamEvent.TryRead(ref frames, out var e))
            {
                if (e.EventType.Span.SequenceEqual("workflow.progress"u8))
                    progress = e;
                else if (e.EventType.Span.SequenceEqual("workflow.finished"u8))
                    finished = e;
            }
        }
        return (Parse(progress) as WorkflowProgressed, Parse(finished) as WorkflowFinished);
    }

    private static WorkflowEvent? Parse(StreamEvent? e) => e is { } found ? WorkflowEvent.From(found) : null;
}
