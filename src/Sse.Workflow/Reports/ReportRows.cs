namespace Sse.Workflow;

/// <summary>Turns added-up series into the lists of a report.</summary>
internal sealed class ReportRows(ReportSeries[] series, SliceFigures[] figures, double minutes, DateTimeOffset begin, TimeSlices time)
{
    public static T Fill<T>(T row, SliceFigures figures, double minutes)
        where T : ReportFigures
    {
        var outcomes = OutcomeCounts.From(figures.Outcomes);
        var errors = outcomes.Failed + outcomes.TimedOut + outcomes.Abandoned;
        var durations = figures.Durations!;
        return row with
        {
            Runs = figures.Count,
            Outcomes = outcomes,
            ErrorRate = figures.Count == 0 ? 0 : (double)errors / figures.Count,
            Average = durations.Count == 0 ? null : TimeSpan.FromMilliseconds(figures.Sum / durations.Count),
            P50 = durations.Quantile(0.5),
            P95 = durations.Quantile(0.95),
            P99 = durations.Quantile(0.99),
            PerMinute = PerMinute(figures.Count, minutes),
        };
    }

    public T Fill<T>(T row, SliceFigures figures)
        where T : ReportFigures => Fill(row, figures, minutes);

    public IReadOnlyList<NameFigures> Names() =>
        [.. series.Where(s => s.Key.Kind == SeriesKind.Run && (s.Running > 0 || Of(s).Count > 0))
            .Select(s => Fill(new NameFigures { Name = s.Key.Workflow, Running = s.Running }, Of(s)))
            .OrderByDescending(r => r.Runs).ThenBy(r => r.Name, StringComparer.Ordinal)];

    public IReadOnlyList<PhaseFigures> Phases() =>
        [.. Seen(SeriesKind.Phase)
            .Select(s => Fill(new PhaseFigures { Workflow = s.Key.Workflow, Phase = s.Key.Name! }, Of(s)))
            .OrderByDescending(r => r.Runs).ThenBy(r => r.Workflow, StringComparer.Ordinal).ThenBy(r => r.Phase, StringComparer.Ordinal)];

    public IReadOnlyList<StepFigures> Steps() =>
        [.. Seen(SeriesKind.Step)
            .Select(s => Fill(new StepFigures { Workflow = s.Key.Workflow, Phase = s.Key.Phase, Step = s.Key.Name! }, Of(s)))
            .OrderByDescending(r => r.Runs).ThenBy(r => r.Workflow, StringComparer.Ordinal).ThenBy(r => r.Step, StringComparer.Ordinal)];

    public IReadOnlyList<StepFigures> SlowestSteps(int top) =>
        [.. Steps().Where(s => s.P95 is not null).OrderByDescending(s => s.P95).Take(top)];

    public IReadOnlyList<ProblemFigures> Problems(int top) =>
        [.. Seen(SeriesKind.Problem)
            .Select(s => new ProblemFigures
            {
                Workflow = s.Key.Workflow,
                Code = s.Key.Name!,
                Message = s.Message,
                Count = Of(s).Count,
                LastSeen = begin + time.StartOf(s.LastSlice),
            })
            .OrderByDescending(p => p.Count).ThenBy(p => p.Code, StringComparer.Ordinal).Take(top)];

    public IReadOnlyList<CounterFigures> Counters() =>
        [.. Seen(SeriesKind.Counter)
            .Select(s => new CounterFigures
            {
                Workflow = s.Key.Workflow,
                Name = s.Key.Name!,
                Total = Of(s).Sum,
                PerMinute = PerMinute(Of(s).Sum, minutes),
            })
            .OrderBy(c => c.Workflow, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal)];

    private static double PerMinute(double amount, double minutes) => Math.Round(amount / minutes, 4);

    private IEnumerable<ReportSeries> Seen(SeriesKind kind) => series.Where(s => s.Key.Kind == kind && Of(s).Count > 0);

    private SliceFigures Of(ReportSeries one) => figures[one.Id];
}
