namespace Sse.Workflow;

/// <summary>
/// Adds up the slices of a window. Open slices are read from the series, closed ones from the log: of each series those before the slice that was
/// open when it was read. One that closes after that is left out and one that had closed before is not, so everything counts once.
/// </summary>
internal sealed class ReportBuilder
{
    private readonly TimeSlices _time;
    private readonly ReportOptions _options;
    private readonly ReportSeries[] _series;
    private readonly SliceFigures[] _figures;

    // The first slice of each series, fine or coarse as the window's are, that is not to be read from the log.
    private readonly int[] _open;
    private readonly SliceFigures _total = new(withDurations: true);
    private readonly SliceFigures _previous = new(withDurations: true);

    public ReportBuilder(TimeSlices time, ReportOptions options, ReportSeries[] series)
    {
        _time = time;
        _options = options;
        _series = new ReportSeries[series.Length];
        _figures = new SliceFigures[series.Length];
        _open = new int[series.Length];
        foreach (var one in series)
        {
            _series[one.Id] = one;
            _figures[one.Id] = new SliceFigures(ReportSeries.HasDurations(one.Key.Kind));
        }
    }

    public WorkflowReport Build(TimeSpan window, DateTimeOffset to)
    {
        var elapsed = _time.Elapsed;
        var kept = window < _options.Retention ? window : _options.Retention;
        var range = ReportRange.Of(_time, _options, elapsed, kept);
        AddOpen(range);
        range.Log.Visit(range.First, int.MaxValue, AddClosed);
        foreach (var one in _series)
        {
            if (one.Key.Kind == SeriesKind.Run)
                _total.Merge(_figures[one.Id]);
        }
        var begin = to - elapsed;
        var from = begin + range.Start;
        var rows = new ReportRows(_series, _figures, Minutes(elapsed - range.Start), begin, _time);
        var previous = Previous(ReportRange.Before(range, _time, elapsed, kept), begin);
        var report = rows.Fill(new WorkflowReport
        {
            Window = window,
            From = from,
            To = to,
            Running = _series.Sum(s => s.Running),
            Previous = previous,
            ByName = rows.Names(),
            ByPhase = rows.Phases(),
            ByStep = rows.Steps(),
            SlowestSteps = rows.SlowestSteps(_options.Top),
            TopProblems = rows.Problems(_options.Top),
            Counters = rows.Counters(),
        }, _total);
        return previous is null ? report : report with { Trend = ReportTrend.Between(report, previous) };
    }

    private void AddOpen(ReportRange range)
    {
        foreach (var one in _series)
        {
            var slice = one.AddOpen(range.Now, range.IsCoarse, _figures[one.Id]);
            _open[one.Id] = range.IsCoarse ? _time.CoarseOf(slice) : slice;
        }
    }

    // A series made after the snapshot of the list belongs to the next report.
    private void AddClosed(int series, int slice, double sum, ReadOnlySpan<ulong> entries)
    {
        if (series < _figures.Length && slice < _open[series])
            _figures[series].Merge(sum, entries);
    }

    private PreviousFigures? Previous(ReportRange? range, DateTimeOffset begin)
    {
        if (range is null)
            return null;
        range.Log.Visit(range.First, range.End, (series, _, sum, entries) =>
        {
            if (series < _series.Length && _series[series].Key.Kind == SeriesKind.Run)
                _previous.Merge(sum, entries);
        });
        var end = range.StartOf(_time, range.End);
        var figures = new PreviousFigures { From = begin + range.Start, To = begin + end };
        return ReportRows.Fill(figures, _previous, Minutes(end - range.Start));
    }

    // Shortly after the start a single run would look like a storm: no rate over less than a slice.
    private double Minutes(TimeSpan span) => (span < _options.Slice ? _options.Slice : span).TotalMinutes;
}
