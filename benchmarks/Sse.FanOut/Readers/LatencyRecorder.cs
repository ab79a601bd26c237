using System.Diagnostics;

namespace Sse.FanOut;

/// <summary>Counts latencies in steps of 50 µs up to 10 s, from all readers at once.</summary>
internal sealed class LatencyRecorder
{
    private const double StepMilliseconds = 0.05;

    private readonly long[] _counts = new long[200_000];

    public void Record(long publishedTicks)
    {
        var step = (int)(Stopwatch.GetElapsedTime(publishedTicks).TotalMilliseconds / StepMilliseconds);
        Interlocked.Increment(ref _counts[Math.Clamp(step, 0, _counts.Length - 1)]);
    }

    public double Quantile(double q)
    {
        var rank = (long)Math.Ceiling(_counts.Sum() * q);
        var seen = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            if ((seen += _counts[i]) >= rank)
                return i * StepMilliseconds;
        }
        return 0;
    }

    public void Clear() => Array.Clear(_counts);
}
