namespace Sse.Workflow;

/// <summary>A stretch of closed slices, and which log holds them.</summary>
/// <param name="Log">The fine or the coarse log.</param>
/// <param name="IsCoarse">Whether it is the coarse one.</param>
/// <param name="First">The first slice of that log.</param>
/// <param name="End">The slice after the last.</param>
/// <param name="Now">The open fine slice.</param>
/// <param name="Start">Where the first slice begins, since recording began.</param>
internal sealed record ReportRange(SliceLog Log, bool IsCoarse, int First, int End, int Now, TimeSpan Start)
{
    /// <summary>The window that ends now; its open slice is read from the series.</summary>
    public static ReportRange Of(TimeSlices time, ReportOptions options, TimeSpan elapsed, TimeSpan window)
    {
        var now = time.SliceOf(elapsed);
        var first = time.SliceOf(elapsed - window);
        if (window <= options.DetailRetention && first >= time.Fine.KeptFrom)
            return new ReportRange(time.Fine, false, first, now, now, time.StartOf(first));
        var coarse = Math.Max(time.CoarseOf(first), time.Coarse.KeptFrom);
        return new ReportRange(time.Coarse, true, coarse, time.CoarseOf(now), now, time.StartOf(coarse * time.Ratio));
    }

    /// <summary>The window of the same length before <paramref name="range"/>; null when nothing was recorded then or is kept.</summary>
    public static ReportRange? Before(ReportRange range, TimeSlices time, TimeSpan elapsed, TimeSpan window)
    {
        var end = time.SliceOf(range.Start);
        var first = time.SliceOf(elapsed - window - window);
        if (end == 0)
            return null;
        if (!range.IsCoarse && first >= time.Fine.KeptFrom)
            return new ReportRange(time.Fine, false, first, end, range.Now, time.StartOf(first));
        var coarse = Math.Max(time.CoarseOf(first), time.Coarse.KeptFrom);
        var coarseEnd = time.CoarseOf(end);
        return coarse >= coarseEnd
            ? null
            : new ReportRange(time.Coarse, true, coarse, coarseEnd, range.Now, time.StartOf(coarse * time.Ratio));
    }

    public TimeSpan StartOf(TimeSlices time, int slice) => time.StartOf(IsCoarse ? slice * time.Ratio : slice);
}
