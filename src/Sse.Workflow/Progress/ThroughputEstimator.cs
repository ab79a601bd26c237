namespace Sse.Workflow;

/// <summary>
/// Rate and time of arrival of some work, from what was done by when. The rate of the last 30 s tells where the work is
/// going; but where it differs from the rate since the start by no more than chance, the whole run is the better guide. The rate is all work over all time, so work done side by side is in it already. What earlier runs took counts at
/// first, and less the further the work is.
/// </summary>
/// <remarks>Not thread-safe: the workflow's lock guards it. Keeps at most 242 samples, one for each eighth of a second.</remarks>
internal sealed class ThroughputEstimator
{
    private const int MinSamples = 3;
    private const double MinFraction = 0.05;
    private const int Parts = 6;

    // At this fraction what was seen and what is remembered count the same.
    private const double Trust = 0.15;

    // No work is as steady as it looks.
    private const double LeastError = 0.05;

    // A difference of two standard errors counts half.
    private const double Doubt = 4;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3_650);

    private readonly List<(TimeSpan At, double Done)> _samples = [(TimeSpan.Zero, 0)];
    private int _reports;

    /// <summary>Reports how much is done in all. What is less than reported before, or not a number, is left out.</summary>
    /// <param name="now">Time since the work began; never earlier than before.</param>
    /// <param name="done">Units, of whatever kind.</param>
    public void Add(TimeSpan now, double done)
    {
        if (!double.IsFinite(done) || done < _samples[^1].Done)
            return;
        if (done > _samples[^1].Done)
            _reports++;
        // The first sample stays; within a spacing the last one moves on.
        if (_samples.Count > 1 && now - _samples[^2].At < Spacing)
            _samples[^1] = (now, done);
        else
            _samples.Add((now, done));
        Forget(now);
    }

    /// <summary>What is known now; null when not even a rate is.</summary>
    /// <param name="elapsed">Time since the work began.</param>
    /// <param name="total">All units; null when nobody knows.</param>
    /// <param name="typical">What all of it usually takes, from earlier runs.</param>
    public ProgressEstimate? Estimate(TimeSpan elapsed, double? total, TimeSpan? typical = null)
    {
        var done = _samples[^1].Done;
        if (done <= 0 || elapsed <= TimeSpan.Zero)
            return null;
        var overall = done / elapsed.TotalSeconds;
        var (recent, error) = Recent(elapsed);
        var rate = Finite(overall + (Weight(recent - overall, recent * error) * (recent - overall)), overall);
        if (total is not > 0 || !double.IsFinite(total.Value))
            return new ProgressEstimate(rate, null, null, null);
        // A rate that changed may go on changing: the bounds reach as far beyond the recent rate as it is from the overall one.
        var onwards = recent * recent / overall;
        var slow = Math.Min(Math.Min(overall, recent), onwards) / (1 + error);
        var fast = Math.Max(Math.Max(overall, recent), onwards) * (1 + error);
        slow = Math.Max(Finite(slow, 0), rate / 4);
        fast = Math.Min(Finite(fast, rate), rate * 4);
        return Arrival(rate, slow, fast, done, total.Value, typical);
    }

    /// <summary>How much the recent rate counts against the overall one: the more, the less their difference can be chance.</summary>
    private static double Weight(double difference, double error)
    {
        // Nothing happened in the window: that says nothing about the rate.
        if (error <= 0)
            return 0;
        var squared = difference * difference / (error * error);
        return squared / (squared + Doubt);
    }

    private ProgressEstimate Arrival(double rate, double slow, double fast, double done, double total, TimeSpan? typical)
    {
        var fraction = Math.Min(1, done / total);
        if (_reports < MinSamples && fraction < MinFraction)
            return new ProgressEstimate(rate, null, null, null);
        var rest = Math.Max(0, total - done);
        var seen = rest / rate;
        var low = rest / fast;
        var high = rest / slow;
        if (typical is { } usual && usual > TimeSpan.Zero)
        {
            var remembered = usual.TotalSeconds * (1 - fraction);
            var trust = fraction / (fraction + Trust);
            seen = (trust * seen) + ((1 - trust) * remembered);
        }
        return new ProgressEstimate(rate, Span(seen), Span(Math.Min(low, seen)), Span(Math.Max(high, seen)));
    }

    /// <summary>The rate of the window and its relative error, from how much its parts differ.</summary>
    private (double Rate, double Error) Recent(TimeSpan elapsed)
    {
        var begin = elapsed > Window ? elapsed - Window : TimeSpan.Zero;
        var length = (elapsed - begin) / Parts;
        var doneBefore = DoneAt(begin);
        var mean = (_samples[^1].Done - doneBefore) / Parts;
        if (mean <= 0 || length <= TimeSpan.Zero)
            return (0, 1);
        var variance = 0.0;
        var last = doneBefore;
        for (var i = 1; i <= Parts; i++)
        {
            var here = i == Parts ? _samples[^1].Done : DoneAt(begin + (i * length));
            variance += (here - last - mean) * (here - last - mean) / Parts;
            last = here;
        }
        return (mean / length.TotalSeconds, Math.Max(LeastError, Math.Sqrt(variance / Parts) / mean));
    }

    private double DoneAt(TimeSpan at)
    {
        var done = 0.0;
        foreach (var sample in _samples)
        {
            if (sample.At > at)
                break;
            done = sample.Done;
        }
        return done;
    }

    // One sample before the window stays, for the amount done when it begins.
    private void Forget(TimeSpan now)
    {
        var old = 0;
        while (old + 1 < _samples.Count && _samples[old + 1].At <= now - Window)
            old++;
        if (old > 0)
            _samples.RemoveRange(0, old);
    }

    // Sums of numbers near the end of their range overflow.
    private static double Finite(double value, double otherwise) => double.IsFinite(value) ? value : otherwise;

    private static TimeSpan? Span(double seconds) =>
        double.IsFinite(seconds) && seconds >= 0 && seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
}
