namespace Sse.Dashboard;

/// <summary>How the dashboard looks and who may see it.</summary>
public sealed class SseDashboardOptions
{
    private const string TraceId = "{traceId}";

    /// <summary>The name in the page's head and in the browser's tab. Default: <c>Workflows</c>.</summary>
    public string Title { get; set; } = "Workflows";

    /// <summary>
    /// Serves the dashboard outside development to everybody who reaches it. Leave it off where
    /// <c>MapSseDashboard(…).RequireAuthorization(…)</c> says who may see it; turn it on where something in front does, or a fallback
    /// policy. Default: false.
    /// </summary>
    public bool AllowOutsideDevelopment { get; set; }

    /// <summary>Whether workflows can be looked at only, and not be cancelled. Default: false.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>
    /// The windows of time that reports offer, the first one shown first; each more than zero and at most 366 days. Default: 15 minutes,
    /// 1 hour, 6 hours, 24 hours.
    /// </summary>
    public IList<TimeSpan> ReportWindows { get; } =
        [TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    /// <summary>
    /// Where a workflow's trace is shown, with <c>{traceId}</c> in the place of its id: <c>https://jaeger.example/trace/{traceId}</c>. An
    /// http or https address. Default: null, no links to traces.
    /// </summary>
    public string? TraceLink { get; set; }

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Title), nameof(Title), "a text that is not empty");
        Require(ReportWindows.Count > 0, nameof(ReportWindows), "at least one window of time");
        Require(
            ReportWindows.All(window => window > TimeSpan.Zero && window <= TimeSpan.FromDays(366)),
            nameof(ReportWindows),
            "windows of more than zero and at most 366 days");
        Require(
            TraceLink is null || IsTraceLink(TraceLink),
            nameof(TraceLink),
            "null, or an http or https address with {traceId} in it, such as https://jaeger.example/trace/{traceId}");
    }

    private static bool IsTraceLink(string link) =>
        link.Contains(TraceId, StringComparison.Ordinal)
        && Uri.TryCreate(link.Replace(TraceId, "0", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && address is { Scheme: "http" or "https" };

    private static void Require(bool condition, string property, string rule)
    {
        if (!condition)
            throw new ArgumentException($"{nameof(SseDashboardOptions)}.{property} must be {rule}.", property);
    }
}
