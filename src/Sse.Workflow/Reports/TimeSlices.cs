namespace Sse.Workflow;

/// <summary>Numbers the slices of time since the aggregator began, and holds the two logs of closed slices.</summary>
internal sealed class TimeSlices
{
    private readonly TimeProvider _clock;
    private readonly ReportOptions _options;
    private readonly long _began;

    public TimeSlices(TimeProvider clock, ReportOptions options)
    {
        _clock = clock;
        _options = options;
        _began = clock.GetTimestamp();
        Ratio = Math.Max(1, (int)(options.CoarseSlice / options.Slice));
        Fine = new SliceLog(options.MaxBytes / 2, (int)Math.Ceiling(options.DetailRetention / options.Slice));
        Coarse = new SliceLog(options.MaxBytes / 2, (int)Math.Ceiling(options.Retention / options.CoarseSlice));
    }

    /// <summary>How many slices make a coarse one.</summary>
    public int Ratio { get; }

    public SliceLog Fine { get; }

    public SliceLog Coarse { get; }

    public TimeSpan Elapsed => _clock.GetElapsedTime(_began);

    public int Current => SliceOf(Elapsed);

    public int SliceOf(TimeSpan elapsed) => (int)Math.Max(0, elapsed.Ticks / _options.Slice.Ticks);

    public int CoarseOf(int slice) => slice / Ratio;

    public TimeSpan StartOf(int slice) => TimeSpan.FromTicks(slice * _options.Slice.Ticks);
}
