using System.Collections.Concurrent;

namespace Sse.Cli.Bench;

/// <summary>What all connections of a bench count together.</summary>
internal sealed class BenchTotals
{
    // A server may refuse in as many words as it likes.
    private const int MaxErrors = 20;

    private readonly ConcurrentDictionary<string, long> _errors = new(StringComparer.Ordinal);
    private long _opened;
    private long _opens;
    private long _ended;
    private long _refused;
    private long _failures;
    private long _events;
    private long _replayed;
    private long _gaps;
    private long _missing;
    private long _repeated;

    /// <summary>From the event's own time to its arrival; only of events that happened while the connection was open.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>From the request to the accepted response.</summary>
    public LatencyHistogram Connect { get; } = new();

    public IReadOnlyDictionary<string, long> Errors => _errors;

    public long Opened => Volatile.Read(ref _opened);

    public long Reconnects => Volatile.Read(ref _opens) - Opened;

    public long Ended => Volatile.Read(ref _ended);

    public long Refused => Volatile.Read(ref _refused);

    public long Failures => Volatile.Read(ref _failures);

    public long Events => Volatile.Read(ref _events);

    public long Replayed => Volatile.Read(ref _replayed);

    public long Gaps => Volatile.Read(ref _gaps);

    public long Missing => Volatile.Read(ref _missing);

    public long Repeated => Volatile.Read(ref _repeated);

    public void AddOpen(bool isFirst)
    {
        if (isFirst)
            Interlocked.Increment(ref _opened);
        Interlocked.Increment(ref _opens);
    }

    public void AddEnd() => Interlocked.Increment(ref _ended);

    public void AddRefusal(string why)
    {
        Interlocked.Increment(ref _refused);
        AddError(why);
    }

    public void AddFailure(string why)
    {
        Interlocked.Increment(ref _failures);
        AddError(why);
    }

    public void AddEvent() => Interlocked.Increment(ref _events);

    public void AddReplayed() => Interlocked.Increment(ref _replayed);

    public void AddRepeated() => Interlocked.Increment(ref _repeated);

    public void AddGap() => Interlocked.Increment(ref _gaps);

    public void AddMissing(long events) => Interlocked.Add(ref _missing, events);

    private void AddError(string why)
    {
        if (_errors.Count < MaxErrors || _errors.ContainsKey(why))
            _errors.AddOrUpdate(why, 1, static (_, n) => n + 1);
    }
}
