using System.Collections.Concurrent;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>
/// Remembers which run an <c>Idempotency-Key</c> has started, for as long as its stream is kept, so that a client that did not get the
/// answer may ask again.
/// </summary>
internal sealed class IdempotencyTable(TimeProvider time)
{
    private const int SweepEvery = 256;

    private readonly ConcurrentDictionary<string, Lazy<WorkflowRun>> _runs = new(StringComparer.Ordinal);
    private int _added;

    /// <summary>The run of a key. Of several callers at the same time one starts it; when that fails, the key is free again.</summary>
    public WorkflowRun GetOrStart(string key, Func<WorkflowRun> launch, out bool isNew)
    {
        var own = new Lazy<WorkflowRun>(launch);
        var entry = _runs.AddOrUpdate(key, own, (_, known) => IsOver(known) ? own : known);
        isNew = ReferenceEquals(entry, own);
        try
        {
            return entry.Value;
        }
        catch
        {
            _runs.TryRemove(KeyValuePair.Create(key, entry));
            throw;
        }
        finally
        {
            if (isNew && Interlocked.Increment(ref _added) % SweepEvery == 0)
                Sweep();
        }
    }

    private void Sweep()
    {
        foreach (var entry in _runs)
        {
            if (IsOver(entry.Value))
                _runs.TryRemove(entry);
        }
    }

    private bool IsOver(Lazy<WorkflowRun> entry) =>
        entry is { IsValueCreated: true, Value.Stream: { CompletedAt: { } completed } stream }
        && time.GetUtcNow() - completed >= stream.Options.KeepCompleted;
}
