namespace Sse.Workflow;

internal sealed partial class WorkflowWriter
{
    // Made with the first line that is kept back; owned by _gate, like its content.
    private Queue<KeptLine>? _kept;

    /// <summary>Keeps a line for the case that the run fails. Its fields are copied: they are a part of a reused buffer.</summary>
    public void Keep(Node node, in LogLine line)
    {
        var most = Runtime.Options.Logs.MaxKept;
        var own = line with { Fields = line.Fields.ToArray() };
        var at = Clock.Elapsed;
        lock (_gate)
        {
            if (_isEnded || most == 0)
                return;
            _kept ??= new Queue<KeptLine>();
            if (_kept.Count >= most)
                _kept.Dequeue();
            _kept.Enqueue(new KeptLine(node, own, at));
        }
    }

    private void WriteKeptLines(TimeSpan at)
    {
        while (_kept is not null && _kept.TryDequeue(out var kept))
            WriteLocked(EventKind.Log, kept.Node, at, new LogBody(kept.Line, keptAt: kept.At));
    }
}
