using System.Globalization;

namespace Sse.Benchmarks.Marks;

/// <summary>What a mark must reach. Everything that is set must hold.</summary>
public sealed record Goal
{
    /// <summary>Times as fast as the rival, at least.</summary>
    public double? TimesFaster { get; init; }

    /// <summary>Time as a multiple of the rival's, at most.</summary>
    public double? CostAtMost { get; init; }

    /// <summary>Nanoseconds an operation, at most.</summary>
    public double? NanosecondsAtMost { get; init; }

    /// <summary>Bytes allocated an operation, at most; half a byte of slack covers what is set up once a run.</summary>
    public double? BytesAtMost { get; init; }

    /// <summary>Bytes allocated as a multiple of the rival's, at most.</summary>
    public double? AllocationAtMost { get; init; }

    public bool IsMet(Measured measured) =>
        !(measured.Speedup < TimesFaster)
        && !(1 / measured.Speedup > CostAtMost)
        && !(measured.Ours.Nanoseconds > NanosecondsAtMost)
        && !(measured.Ours.Bytes > BytesAtMost + 0.5)
        && !(measured.Ours.Bytes > AllocationAtMost * measured.Theirs?.Bytes + 0.5);

    public override string ToString() => string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        if (TimesFaster is { } faster)
            yield return Text($"≥ {faster:0.##}x");
        if (CostAtMost is { } cost)
            yield return Text($"≤ {cost:0.##}x the time");
        if (NanosecondsAtMost is { } nanoseconds)
            yield return Text($"≤ {nanoseconds} ns");
        if (BytesAtMost is { } bytes)
            yield return Text($"≤ {bytes} B");
        if (AllocationAtMost is { } allocation)
            yield return Text($"≤ {allocation:0.##}x the bytes");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
