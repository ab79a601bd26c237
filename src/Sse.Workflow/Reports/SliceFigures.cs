namespace Sse.Workflow;

/// <summary>
/// What is counted of one series over one stretch of time: a sum, counts by outcome and, where durations matter, their
/// histogram. Not thread-safe: its owner holds a lock.
/// </summary>
internal sealed class SliceFigures(bool withDurations)
{
    /// <summary>The longest packed form, in words.</summary>
    public const int MaxWords = OutcomeNames.Count + DurationHistogram.BucketCount;

    private readonly long[] _outcomes = new long[OutcomeNames.Count];

    public DurationHistogram? Durations { get; } = withDurations ? new DurationHistogram() : null;

    /// <summary>Milliseconds for runs, phases and steps; the added amounts for a counter.</summary>
    public double Sum { get; private set; }

    /// <summary>How many were recorded, all outcomes together.</summary>
    public long Count { get; private set; }

    public ReadOnlySpan<long> Outcomes => _outcomes;

    public void AddEnd(WorkflowOutcome outcome, TimeSpan duration)
    {
        _outcomes[(int)outcome]++;
        Count++;
        // A skipped step took no time; counting it would make every quantile look better than the work is.
        if (outcome == WorkflowOutcome.Skipped || Durations is null)
            return;
        Durations.Add(DurationHistogram.BucketOf(duration));
        Sum += Math.Max(0, duration.TotalMilliseconds);
    }

    public void AddAmount(double amount)
    {
        _outcomes[0]++;
        Count++;
        Sum += amount;
    }

    public void Merge(SliceFigures other)
    {
        Sum += other.Sum;
        Count += other.Count;
        for (var i = 0; i < _outcomes.Length; i++)
            _outcomes[i] += other._outcomes[i];
        if (other.Durations is not null)
            Durations?.Add(other.Durations);
    }

    public void Merge(double sum, ReadOnlySpan<ulong> entries)
    {
        Sum += sum;
        foreach (var word in entries)
        {
            var (key, count) = SliceLog.Unpack(word);
            if (key < DurationHistogram.BucketCount)
            {
                Durations?.Add(key, count);
                continue;
            }
            _outcomes[key - DurationHistogram.BucketCount] += count;
            Count += count;
        }
    }

    public int CopyTo(Span<ulong> words)
    {
        var n = Durations?.CopyTo(words) ?? 0;
        for (var i = 0; i < _outcomes.Length; i++)
        {
            if (_outcomes[i] != 0)
                words[n++] = SliceLog.Pack(DurationHistogram.BucketCount + i, _outcomes[i]);
        }
        return n;
    }

    public void Clear()
    {
        Sum = 0;
        Count = 0;
        Array.Clear(_outcomes);
        Durations?.Clear();
    }
}
