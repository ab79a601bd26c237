using Sse.Primitives;

namespace Sse.Torture.Run;

/// <summary>What the database holds in the end: every stream, every event, read past all caches.</summary>
internal sealed class Truth
{
    private readonly Dictionary<string, StoredStream> _streams = [];
    private readonly Dictionary<string, ulong[]> _events = [];

    public int Streams => _streams.Count;

    public long Events => _streams.Values.Sum(s => s.Head);

    public int Abandoned { get; private set; }

    public int WithSeveralOwners => _streams.Values.Count(s => s.Epochs.Count > 1);

    public static async Task<Truth> ReadAsync(IEventStore store, Findings findings)
    {
        var truth = new Truth();
        string? after = null;
        do
        {
            var page = await store.ListAsync(new StreamQuery { Limit = 500, After = after });
            foreach (var stream in page.Streams)
                await truth.ReadAsync(store, stream, findings);
            after = page.Next;
        }
        while (after is not null);
        return truth;
    }

    /// <summary>Whether every stream has ended; without that readers cannot.</summary>
    public static async Task<int> RunningAsync(IEventStore store) =>
        (await store.ListAsync(new StreamQuery { IsCompleted = false, Limit = 1_000 })).Streams.Count;

    /// <summary>No holes, one epoch at a time, everything confirmed is there, everything seen is what is there.</summary>
    public void Check(Ledger ledger, IEnumerable<Reader> readers, Findings findings)
    {
        foreach (var stream in _streams.Values.Where(s => !s.IsCompleted))
            findings.Add($"{stream.Id} never ended; it belongs to {stream.Owner}");
        foreach (var (id, positions) in ledger.Confirmed)
        {
            foreach (var position in positions.Where(p => p.Sequence > 0 && (!_streams.TryGetValue(id, out var s) || s.Head < p.Sequence || !s.Epochs.Contains(p))))
                findings.Add($"{id}: {position} was confirmed and is not there");
        }
        foreach (var (id, seen) in readers.SelectMany(r => r.Seen))
        {
            var events = _events.GetValueOrDefault(id) ?? [];
            for (var i = 0; i < seen.Count; i++)
            {
                if (i >= events.Length || events[i] != seen[i])
                {
                    findings.Add($"{id}: event {i + 1} was seen and is not what the database has");
                    break;
                }
            }
        }
    }

    private async Task ReadAsync(IEventStore store, StoredStream stream, Findings findings)
    {
        _streams[stream.Id] = stream;
        var events = new List<ulong>((int)stream.Head);
        for (var after = 0L; after < stream.Head;)
        {
            foreach (var chunk in (await store.ReadAsync([new StreamRead(stream.Id, after, 1_000_000)]))[0]!.Chunks)
            {
                var frames = chunk.After(after);
                while (!frames.IsEmpty)
                {
                    var length = frames.Span.IndexOf("\n\n"u8) + 2;
                    var frame = frames[..length];
                    events.Add(Fingerprint.Of(frame.Span));
                    StreamEvent.TryRead(ref frame, out var e);
                    if (e.Position != new StreamPosition(stream.Epochs.At(events.Count), events.Count))
                        findings.Add($"{stream.Id}: {e.Position} is stored as event {events.Count} of {stream.Epochs}");
                    if (e.EventType.Span.SequenceEqual("stream.abandoned"u8))
                        Abandoned++;
                    frames = frames[length..];
                }
                after = chunk.LastSequence;
            }
        }
        _events[stream.Id] = [.. events];
    }
}
