using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.BulkCheck;

/// <summary>Collects the candidates of a run on the disk, and remembers only where each of them is: ten thousand take a few hundred kilobytes of memory.</summary>
internal sealed class BatchBody : IAsyncDisposable
{
    private readonly TemporaryFile _file = TemporaryFile.Create();
    private readonly SortedDictionary<long, (long At, int Length)> _places = [];

    /// <summary>Reads the run to its end.</summary>
    /// <exception cref="StreamGapException">The run has forgotten what was not read yet.</exception>
    public async Task<RunEnd> CollectAsync(EventStream run, CancellationToken cancellationToken)
    {
        await foreach (var streamEvent in run.ReadAllAsync(cancellationToken: cancellationToken))
        {
            switch (WorkflowEvent.From(streamEvent))
            {
                case ItemFinished item:
                    Keep(item);
                    break;
                case WorkflowFinished finished:
                    return RunEnd.Of(finished);
            }
        }
        return new RunEnd(null, "The check was interrupted");
    }

    /// <summary>The candidates as the elements of a JSON array, in the order of the rows.</summary>
    public async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        var buffer = Array.Empty<byte>();
        var isFirst = true;
        foreach (var (at, length) in _places.Values)
        {
            if (!isFirst)
                await output.WriteAsync(","u8.ToArray(), cancellationToken);
            isFirst = false;
            if (buffer.Length < length)
                buffer = new byte[length * 2];
            _file.Content.Position = at;
            await _file.Content.ReadExactlyAsync(buffer.AsMemory(0, length), cancellationToken);
            await output.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private void Keep(ItemFinished item)
    {
        var candidate = CandidatePayload.Of(item);
        if (candidate.IsEmpty)
            return;
        _places[item.Index] = (_file.Content.Position, candidate.Length);
        _file.Content.Write(candidate);
    }
}
