namespace Sse.Workflow;

/// <summary>Names of instruments, activities and tags; the table in docs/reference/telemetry.md lists the same.</summary>
internal static class TelemetryNames
{
    public const string Source = "Sse.Workflow";

    public const string Runs = "sse.workflow.runs";
    public const string Active = "sse.workflow.active";
    public const string RunDuration = "sse.workflow.run.duration";
    public const string PhaseDuration = "sse.workflow.phase.duration";
    public const string StepDuration = "sse.workflow.step.duration";
    public const string Problems = "sse.workflow.problems";
    public const string Counter = "sse.workflow.counter";
    public const string Gauge = "sse.workflow.gauge";
    public const string Timer = "sse.workflow.timer";

    public const string RunActivity = "sse.workflow.run";
    public const string PhaseActivity = "sse.workflow.phase";
    public const string StepActivity = "sse.workflow.step";

    public const string NameTag = "sse.workflow.name";
    public const string IdTag = "sse.workflow.id";
    public const string PhaseTag = "sse.workflow.phase";
    public const string StepTag = "sse.workflow.step";
    public const string OutcomeTag = "sse.workflow.outcome";
    public const string ProblemTag = "sse.workflow.problem";
    public const string MetricTag = "sse.workflow.metric";
    public const string ErrorTag = "error.type";
}
