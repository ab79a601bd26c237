using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.JobMonitor;

/// <summary>
/// A run as the original shows a job: nothing but <c>job_update</c>, one for the start, one for each stage and each step in it, one for the
/// end. One instance sees one run's events in order, so it may remember how far the job is.
/// </summary>
internal sealed class JobDialect : IEventTransform
{
    private JobStage _stage = JobStage.Initializing;
    private string? _phase;
    private int _stepsBegun;
    private int _stepsExpected;
    private int _progress;

    /// <summary>The run's stream in this format; the same for all who ask.</summary>
    public static EventStream Of(EventStream run) => run.Derive("job", () => new JobDialect());

    public void Transform(in StreamEvent source, TransformWriter output)
    {
        switch (WorkflowEvent.From(source))
        {
            case WorkflowStarted e:
                Write(output, e, JobStatus.Started, JobStage.Initializing.Message);
                break;
            case PhaseStarted e when JobStage.Of(e.Name) is { } stage:
                (_stage, _phase, _stepsBegun, _stepsExpected) = (stage, e.Node, 0, e.ExpectedSteps ?? 0);
                // The first stage begins with the job: the job's start has said so.
                if (stage != JobStage.Initializing)
                    Write(output, e, JobStatus.InProgress, stage.Message);
                break;
            case StepStarted e when e.Parent == _phase && _stepsBegun < _stepsExpected:
                Write(output, e, JobStatus.InProgress, e.Name);
                _stepsBegun++;
                break;
            case WorkflowFinished e:
                Write(output, End(e));
                break;
        }
    }

    private static void Write(TransformWriter output, JobUpdate update) => output.WriteJson(JobUpdate.EventType, update, JobJson.Default.JobUpdate);

    private JobUpdate End(WorkflowFinished e) => e.Outcome switch
    {
        WorkflowOutcome.Succeeded or WorkflowOutcome.Warned =>
            new JobUpdate(JobUpdate.EventType, e.WorkflowId, JobStatus.Completed, 100, null, "Analysis completed", Result: e.Result),
        WorkflowOutcome.Canceled => Failed(e, "Analysis canceled", "The job was canceled."),
        WorkflowOutcome.Abandoned => Failed(e, "Analysis interrupted", "The worker stopped before the job had ended. Add the job again."),
        _ => Failed(e, "Analysis failed", Sentences(e.Problem)),
    };

    private JobUpdate Failed(WorkflowFinished e, string message, string error) =>
        new(JobUpdate.EventType, e.WorkflowId, JobStatus.Failed, _progress, _stage.Name, message, Error: error);

    /// <summary>A problem's texts are written for users; what is not is kept out of it by the workflow already.</summary>
    private static string Sentences(WorkflowProblem? problem) =>
        problem is null ? "The job failed." : problem.Suggestion is null ? problem.Message : $"{problem.Message} {problem.Suggestion}";

    private void Write(TransformWriter output, WorkflowEvent e, string status, string message)
    {
        var within = _stepsExpected == 0 ? 0 : (_stage.To - _stage.From) * _stepsBegun / _stepsExpected;
        _progress = Math.Max(_progress, _stage.From + within);
        Write(output, new JobUpdate(JobUpdate.EventType, e.WorkflowId, status, _progress, _stage.Name, message));
    }
}
