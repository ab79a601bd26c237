namespace Sse.Workflow;

/// <summary>Figures over all workflows of this process: error rates, durations, throughput, by name, phase and step.</summary>
/// <remarks>Thread-safe. Memory is bounded by <see cref="ReportOptions.MaxBytes"/> and by the number of names (see the reports guide).</remarks>
public interface IWorkflowReports
{
    /// <summary>What ended within the last <paramref name="window"/>, compared with the window before it.</summary>
    /// <param name="window">
    /// How far to look back, up to <see cref="ReportOptions.Retention"/>; a longer one is cut to it. It is aligned to a time
    /// slice: the report's <see cref="WorkflowReport.From"/> says exactly where it begins.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="window"/> is zero or negative.</exception>
    WorkflowReport GetReport(TimeSpan window);
}
