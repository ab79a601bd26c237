using System.Globalization;

namespace Sse.Benchmarks.Marks;

/// <summary>Runs the marks whose group and name contain the filter, and prints one line each.</summary>
public static class MarkRunner
{
    /// <returns>Whether every mark was reached.</returns>
    public static async Task<bool> RunAsync(string filter, TextWriter output)
    {
        var measurement = new PairedMeasurement(TimeSpan.FromMilliseconds(350), rounds: 15);
        var marks = Matching(filter);
        int width = marks.Max(m => m.Group.Length + m.Name.Length) + 2;
        bool all = true;
        foreach (var mark in marks)
        {
            var measured = await measurement.RunAsync(mark.Ours, mark.Theirs, mark.Clock);
            bool met = mark.Goal.IsMet(measured);
            all &= met;
            await output.WriteLineAsync(Line(mark, measured, met, width));
        }

        return all;
    }

    /// <summary>
    /// Does the work of one mark of each group once, without a clock, so that benchmarks cannot rot unnoticed. Those that start a database server are
    /// left out.
    /// </summary>
    /// <exception cref="InvalidOperationException">The two sides of a mark did different work.</exception>
    public static async Task SmokeAsync(TextWriter output)
    {
        foreach (var mark in All().Where(m => !m.Name.Contains("PostgreSQL", StringComparison.Ordinal)).DistinctBy(m => m.Group))
        {
            long ours = await mark.Ours.RunAsync();
            if (mark.Theirs is { } theirs && await theirs.RunAsync() is var other && other != ours)
                throw new InvalidOperationException($"{mark.Group} {mark.Name}: the checksums are {ours} and {other}.");
            await output.WriteLineAsync($"ran {mark.Group} {mark.Name}");
        }
    }

    /// <summary>The marks whose group and name contain the filter.</summary>
    public static IReadOnlyList<Mark> Matching(string filter) =>
        [.. All().Where(m => $"{m.Group} {m.Name}".Contains(filter, StringComparison.OrdinalIgnoreCase))];

    private static IEnumerable<Mark> All() =>
        from type in typeof(MarkRunner).Assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IMarkSource))
        orderby type.FullName
        from mark in ((IMarkSource)Activator.CreateInstance(type)!).Marks()
        select mark;

    private static string Line(Mark mark, Measured measured, bool met, int width)
    {
        string theirs = measured.Theirs is { } cost ? Text($"{cost.Nanoseconds,9:0.0} ns {cost.Bytes,6:0} B ({mark.Theirs!.Name})") : "";
        string ratio = double.IsNaN(measured.Speedup) ? "" : Text($"{measured.Speedup,6:0.00}x");
        return Text($"{(met ? "ok   " : "short")} {(mark.Group + ' ' + mark.Name).PadRight(width)}")
            + Text($"ours {measured.Ours.Nanoseconds,9:0.0} ns {measured.Ours.Bytes,6:0} B   theirs {theirs,-46} {ratio,7}   mark {mark.Goal}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
