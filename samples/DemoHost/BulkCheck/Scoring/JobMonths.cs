using System.Globalization;

namespace DemoHost.BulkCheck;

/// <summary>How long positions last.</summary>
internal static class JobMonths
{
    /// <returns>Months; 0 when the profile has no position with a date.</returns>
    public static double Average(IReadOnlyList<ProfileJob> jobs, DateTimeOffset now)
    {
        var today = now.Year * 12 + now.Month;
        var months = jobs.Select(job => (Start: Month(job.StartDate), End: job.EndDate is null ? today : Month(job.EndDate)))
            .Where(job => job.Start is not null && job.End >= job.Start)
            .Select(job => (double)(job.End! - job.Start!)).ToList();
        return months.Count > 0 ? months.Average() : 0;
    }

    private static int? Month(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.Year * 12 + date.Month : null;
}
