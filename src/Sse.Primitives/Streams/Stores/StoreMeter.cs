using System.Diagnostics.Metrics;

namespace Sse.Primitives;

/// <summary>What stores are measured by. The tag <c>shard</c> is a store's place in the registry's list.</summary>
internal static class StoreMeter
{
    public const string Name = "Sse.Primitives";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("sse.store.commit.duration", "s", "How long commits took.");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("sse.store.events", "{event}", "Events brought to the store.");
    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("sse.store.bytes", "By", "Bytes of frames brought to the store.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("sse.store.failures", "{attempt}", "Attempts that failed.");
    private static readonly Counter<long> Fenced = Meter.CreateCounter<long>("sse.store.fenced", "{stream}", "Streams lost to another owner.");
    private static readonly Counter<long> Abandoned = Meter.CreateCounter<long>("sse.store.abandoned", "{stream}", "Streams of dead nodes ended here.");

    public static void Committed(StoreSession session, List<StreamWrite> writes, TimeSpan took)
    {
        var shard = Shard(session);
        Duration.Record(took.TotalSeconds, shard);
        if (!Events.Enabled && !Bytes.Enabled)
            return;
        var chunks = writes.SelectMany(w => w.Chunks).ToList();
        Events.Add(chunks.Sum(c => c.LastSequence - c.FirstSequence + 1), shard);
        Bytes.Add(chunks.Sum(c => (long)c.Frames.Length), shard);
    }

    public static void CountFailure(StoreSession session) => Failures.Add(1, Shard(session));

    public static void CountFenced(StoreSession session) => Fenced.Add(1, Shard(session));

    public static void CountAbandoned(StoreSession session) => Abandoned.Add(1, Shard(session));

    /// <summary>Numbers that are read when somebody asks, of one registry's stores, until the meter is disposed.</summary>
    public static Meter Observe(IReadOnlyList<StoreSession> sessions)
    {
        var meter = new Meter(Name);
        meter.CreateObservableGauge("sse.store.waiting", () => sessions.Select(s => new Measurement<long>(s.Buffer.Bytes, Shard(s))), "By", "Bytes that the store does not have yet.");
        meter.CreateObservableGauge("sse.store.available", () => sessions.Select(s => new Measurement<int>(s.Status.State == StoreState.Available ? 1 : 0, Shard(s))), "{store}", "1 while the store can be reached.");
        meter.CreateObservableCounter("sse.store.lost", () => sessions.Select(s => new Measurement<long>(s.Buffer.LostEvents, Shard(s))), "{event}", "Events that never reached the store.");
        return meter;
    }

    private static KeyValuePair<string, object?> Shard(StoreSession session) => new("shard", session.Shard);
}
