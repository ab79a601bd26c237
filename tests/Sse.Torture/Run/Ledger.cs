using System.Collections.Concurrent;
using Sse.Primitives;
using Sse.Torture.Node;

namespace Sse.Torture.Run;

/// <summary>What the nodes have said: which streams there are, and which events they held for confirmed.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<StreamPosition>> _confirmed = new();
    private readonly List<string> _streams = [];
    private readonly HashSet<string> _running = [];
    private long _events;

    public long Lost;
    public long Stolen;
    public long Done;

    /// <summary>Events confirmed so far, roughly: the last word about each stream.</summary>
    public long Events => Interlocked.Read(ref _events);

    public IReadOnlyDictionary<string, ConcurrentBag<StreamPosition>> Confirmed => _confirmed;

    public int StreamCount
    {
        get
        {
            lock (_streams)
                return _streams.Count;
        }
    }

    /// <summary>A stream, most likely one of the newest; null before there is any.</summary>
    public string? Pick(Random random)
    {
        lock (_streams)
        {
            if (_streams.Count == 0)
                return null;
            var back = random.Next(4) == 0 ? random.Next(_streams.Count) : random.Next(Math.Min(50, _streams.Count));
            return _streams[^(1 + back)];
        }
    }

    /// <summary>A stream that somebody writes, unless its node has just died; null when there is none.</summary>
    public string? PickRunning(Random random)
    {
        lock (_streams)
            return _running.Count == 0 ? null : _running.ElementAt(random.Next(_running.Count));
    }

    /// <summary>Takes a node's word; a line that it was killed in the middle of does not count.</summary>
    public void Hear(string line)
    {
        if (!line.EndsWith(NodeProcess.EndOfLine, StringComparison.Ordinal))
            return;
        switch (line[..^NodeProcess.EndOfLine.Length].Split(' '))
        {
            case ["new", var id]:
                lock (_streams)
                {
                    _streams.Add(id);
                    _running.Add(id);
                }
                break;
            case ["confirmed", var id, var position]:
                var positions = _confirmed.GetOrAdd(id, _ => []);
                var at = StreamPosition.Parse(position);
                Interlocked.Add(ref _events, Math.Max(0, at.Sequence - (positions.IsEmpty ? 0 : positions.Max(p => p.Sequence))));
                positions.Add(at);
                break;
            case ["lost", _]:
                Interlocked.Increment(ref Lost);
                break;
            case ["stolen", _, _]:
                Interlocked.Increment(ref Stolen);
                break;
            case ["done", var id]:
                Interlocked.Increment(ref Done);
                lock (_streams)
                    _running.Remove(id);
                break;
        }
    }
}
