using Sse.Primitives;

namespace Sse.Testing;

/// <summary>How each fault shows.</summary>
public sealed partial class FaultyEventStore
{
    private async ValueTask<IReadOnlyList<StreamWriteResult>> WriteFaultilyAsync(IReadOnlyList<StreamWrite> writes, CancellationToken cancellationToken)
    {
        switch (Fault)
        {
            case StoreFault.LosesWrites:
                return [.. writes.Select(w => new StreamWriteResult(StreamWriteOutcome.Written, w.Chunks is [.., var last] ? last.LastSequence : 0))];
            case StoreFault.RefusesAllForOne:
                var results = await inner.WriteAsync(writes, cancellationToken).ConfigureAwait(false);
                return results.Any(r => r.Outcome != StreamWriteOutcome.Written) ? [.. results.Select(_ => new StreamWriteResult(StreamWriteOutcome.Fenced, 0))] : results;
            case StoreFault.FailsAfterCommit:
                await inner.WriteAsync(writes, cancellationToken).ConfigureAwait(false);
                throw new IOException("The connection broke after the commit.");
            default:
                var distorted = new List<StreamWrite>();
                foreach (var write in writes)
                    distorted.Add(await DistortAsync(write, cancellationToken).ConfigureAwait(false));
                return await inner.WriteAsync(distorted, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<StreamWrite> DistortAsync(StreamWrite write, CancellationToken cancellationToken)
    {
        switch (Fault)
        {
            case StoreFault.TearsWrites when write.Chunks.Count > 1:
                return write with { Chunks = [write.Chunks[0]] };
            case StoreFault.IgnoresOwnership when await inner.FindAsync(write.StreamId, cancellationToken).ConfigureAwait(false) is { } stream:
                return write with { Epoch = stream.Epochs.Current };
            case StoreFault.WritesAfterTheEnd:
                return write with { IsTerminal = false };
            case StoreFault.ForgetsAttributes:
                return write with { Attributes = null, Creation = write.Creation is { } c ? c with { Attributes = StreamAttributes.None } : null };
            default:
                return write;
        }
    }

    private StoredPage? Distort(StoredPage? page) => (page, Fault) switch
    {
        (null, _) => null,
        (_, StoreFault.ReadsBackwards) => page with { Chunks = [.. page.Chunks.Reverse()] },
        (_, StoreFault.SkipsOnRead) => page with { Chunks = [.. page.Chunks.Skip(1)] },
        _ => page with { Stream = Distort(page.Stream)! },
    };

    private StoredStream? Distort(StoredStream? stream) =>
        Fault == StoreFault.WritesAfterTheEnd && stream is not null ? stream with { IsCompleted = true, CompletedAt = StoreBench.Now } : stream;
}
