using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary><c>GET metrics</c>: all workflows over a window of time; <c>GET stats</c>: all event stream connections now.</summary>
internal static class ReportEndpoints
{
    private const double DefaultMinutes = 60;

    /// <summary>A year; the reports cut what exceeds their own retention.</summary>
    private const double MostMinutes = 366 * 24 * 60;

    public static Task ServeMetricsAsync(HttpContext http)
    {
        var text = http.Request.Query["time_window_minutes"].ToString();
        var minutes = DefaultMinutes;
        if (text.Length > 0 && !(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out minutes) && minutes is > 0 and <= MostMinutes))
            return Problems.BadRequestAsync(http, "'time_window_minutes' is a number of minutes, more than 0 and at most 527,040.");
        var report = http.RequestServices.GetRequiredService<IWorkflowReports>().GetReport(TimeSpan.FromMinutes(minutes));
        return JsonAnswer.WriteAsync(http, VisibleFigures.Report(report, SseServer.From(http.RequestServices)).WriteTo);
    }

    public static async Task ServeStatsAsync(HttpContext http)
    {
        var server = SseServer.From(http.RequestServices);
        await JsonAnswer.WriteAsync(http, await VisibleFigures.StatsAsync(http, server).ConfigureAwait(false), HostJson.Default.SseServerStats).ConfigureAwait(false);
    }
}
