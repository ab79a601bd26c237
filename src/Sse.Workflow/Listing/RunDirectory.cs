using System.Collections.Concurrent;
using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>The workflows of one process by id: those that run, and those that ended and whose streams are still kept.</summary>
internal sealed class RunDirectory(EventStreamRegistry streams, int maxFinished)
{
    private readonly ConcurrentDictionary<string, EnhancedSseLogger> _live = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FinishedRun> _finished = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<FinishedRun> _order = new();

    public void Started(EnhancedSseLogger run)
    {
        _finished.TryRemove(run.Id, out _);
        _live[run.Id] = run;
    }

    public void Ended(EnhancedSseLogger run)
    {
        var finished = new FinishedRun(run.Place, run.Describe(), new WeakReference<EnhancedSseLogger>(run));
        _finished[run.Id] = finished;
        _live.TryRemove(KeyValuePair.Create(run.Id, run));
        _order.Enqueue(finished);
        while (_order.Count > maxFinished && _order.TryDequeue(out var oldest))
            _finished.TryRemove(KeyValuePair.Create(oldest.Info.Id, oldest));
    }

    public EnhancedSseLogger? Find(string id)
    {
        if (_live.TryGetValue(id, out var run))
            return run;
        return _finished.TryGetValue(id, out var finished) && IsKept(finished) && finished.Logger.TryGetTarget(out run) ? run : null;
    }

    /// <summary>All workflows of this process that are its own still: a stream that was lost to another process is told about by that one.</summary>
    public IEnumerable<ListedRun> List() => _live.Values.Where(run => run.Stream.IsWritable).Select(run => new ListedRun(run.Place, run.Describe()))
        .Concat(_finished.Values.Where(finished => IsKept(finished) && IsOwn(finished)).Select(finished => new ListedRun(finished.Place, finished.Info)));

    private static bool IsOwn(FinishedRun finished) => finished.Logger.TryGetTarget(out var run) && run.Stream.IsWritable;

    /// <summary>
    /// Whether the stream is still there; if not, the workflow is forgotten too. Under its id there may be another
    /// process's stream by now.
    /// </summary>
    private bool IsKept(FinishedRun finished)
    {
        if (streams.TryGet(finished.Info.Id, out var stream) && finished.Logger.TryGetTarget(out var run) && ReferenceEquals(stream, run.Stream))
            return true;
        _finished.TryRemove(KeyValuePair.Create(finished.Info.Id, finished));
        return false;
    }
}
