using System.Text.Json.Serialization.Metadata;
using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>
/// A run in the event format of the original system. One instance sees one run's events in order, so it may remember how far each step is.
/// </summary>
internal sealed class JobDialect : IEventTransform
{
    private readonly Dictionary<string, double> _percentages = [];
    private bool _isRunning;
    private bool _hasFatalError;

    /// <summary>The run's stream in this format; the same for all who ask.</summary>
    public static EventStream Of(EventStream run) => run.Derive("job", () => new JobDialect());

    public void Transform(in StreamEvent source, TransformWriter output)
    {
        switch (WorkflowEvent.From(source))
        {
            case WorkflowStarted e:
                Write(output, JobEventTypes.JobStatus, e, new JobData.StatusChanged(e.WorkflowId, JobStatus.Started));
                break;
            case StepFinished e:
                var isDone = JobStatus.Of(e.Outcome) == JobStatus.Completed;
                WriteStep(output, e, isDone ? 100 : e.Percentage, isDone ? 0 : null, e.Outcome == WorkflowOutcome.Skipped ? "skipped" : JobStatus.Of(e.Outcome));
                break;
            case StepEvent e:
                WriteRunning(output, e);
                WriteStep(output, e, e.Percentage, e.Eta?.Ms / 1000, JobStatus.Running);
                break;
            case InsightEmitted e:
                Write(output, JobEventTypes.Insight, e, new JobData.Insight(e.Category, e.Importance ?? "low", e.Message));
                break;
            case MetricChanged { Value: { } value } e:
                Write(output, JobEventTypes.Metric, e, new JobData.Metric(e.Name, value));
                break;
            case ValidationReported e:
                WriteRunning(output, e);
                Write(output, JobEventTypes.Validation, e, new JobData.Validation(e.Rule, e.Status, e.Message));
                break;
            case DiffProduced e:
                var (section, line, rules) = DiffTarget.Parse(e.Target);
                Write(output, JobEventTypes.Diff, e, new EditData(section, line, e.Op, e.Before, e.After, rules, WordDiff.Between(e.Before, e.After)));
                break;
            case ProblemRaised e:
                // An exception in a step ends the job, which the step that reports it does not say yet; what a job lives with is reported without one.
                WriteError(output, e, new JobData.Error(e.Code, e.Message, e.Fatal || e.ErrorType is not null, e.Suggestion));
                break;
            case WorkflowFinished e:
                WriteEnd(output, e);
                break;
        }
    }

    /// <summary>The first work of the run takes it from started to running.</summary>
    private void WriteRunning(TransformWriter output, WorkflowEvent e)
    {
        if (_isRunning)
            return;
        _isRunning = true;
        Write(output, JobEventTypes.JobStatus, e, new JobData.StatusChanged(e.WorkflowId, JobStatus.Running));
    }

    private void WriteStep(TransformWriter output, StepEvent e, double? percentage, double? eta, string status)
    {
        var known = Math.Max(_percentages.GetValueOrDefault(e.Node), percentage ?? 0);
        _percentages[e.Node] = known;
        Write(output, JobEventTypes.StepProgress, e, new JobData.StepProgress(e.Name, known, eta, status, e.Message));
    }

    private void WriteError(TransformWriter output, WorkflowEvent e, JobData.Error error)
    {
        _hasFatalError |= error.Fatal;
        Write(output, JobEventTypes.Error, e, error);
    }

    private void WriteEnd(TransformWriter output, WorkflowFinished e)
    {
        var status = JobStatus.Of(e.Outcome);
        if (status == JobStatus.Failed && !_hasFatalError && e.Problem is { } problem)
            WriteError(output, e, new JobData.Error(problem.Code, problem.Message, Fatal: true, problem.Suggestion));
        Write(output, JobEventTypes.JobStatus, e, new JobData.StatusChanged(e.WorkflowId, status));
        var result = status == JobStatus.Completed ? ResumeOptimizerRoutes.ResultOf(e.WorkflowId) : null;
        Write(output, JobEventTypes.Done, e, new JobData.Done(e.WorkflowId, status, e.DurationMs, result));
    }

    private static void Write<T>(TransformWriter output, string type, WorkflowEvent e, T data) =>
        output.WriteJson(type, new JobEvent<T>(type, e.Timestamp.UtcDateTime, data), (JsonTypeInfo<JobEvent<T>>)OptimizerJson.Default.GetTypeInfo(typeof(JobEvent<T>))!);
}
