namespace Sse.Dashboard;

/// <summary>What the page's scripts are told.</summary>
internal sealed record PageSettings(string Title, bool IsReadOnly, double[] ReportWindowMinutes, string? TraceLink);
