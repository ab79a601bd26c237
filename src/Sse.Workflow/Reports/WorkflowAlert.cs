namespace Sse.Workflow;

/// <summary>A rule is broken.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Figures">The figures that break it.</param>
/// <param name="At">When that was seen.</param>
public sealed record WorkflowAlert(AlertRule Rule, ReportFigures Figures, DateTimeOffset At);
