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
        var finished = new FinishedRun(run.Describe(), new WeakReference<EnhancedSseLogger>(run));
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

    public WorkflowPage List(WorkflowQuery query)
    {
        var matches = _live.Values.Select(run => run.Describe())
            .Concat(_finished.Values.Where(IsKept).Select(finished => finished.Info))
            .Where(query.Matches)
            .DistinctBy(workflow => workflow.Id)
            .OrderByDescending(workflow => workflow.StartedAt)
            .ThenByDescending(workflow => workflow.Id, StringComparer.Ordinal)
            .ToList();
        var offset = Math.Max(0, query.Offset);
        var items = matches.Skip(offset).Take(Math.Clamp(query.Limit, 1, 1000)).ToList();
        return new WorkflowPage(items, matches.Count, offset);
    }

    /// <summary>Whether the stream is still there; if not, the workflow is forgotten too.</summary>
    private bool IsKept(FinishedRun finished)
    {
        if (streams.TryGet(finished.Info.Id, out _))
            return true;
        _finished.TryRemove(KeyValuePair.Create(finished.Info.Id, finished));
        return false;
    }
}
