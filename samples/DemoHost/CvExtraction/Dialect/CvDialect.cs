using System.Text.Json.Serialization.Metadata;
using Sse.Primitives;
using Sse.Workflow;
using static DemoHost.CvExtraction.OriginalEvents;

namespace DemoHost.CvExtraction;

/// <summary>
/// A run in the event format of the original system: <c>progress</c>, <c>step_complete</c>, <c>workflow_complete</c> and the others.
/// One instance sees one run's events in order, so it may remember the phases' names.
/// </summary>
internal sealed class CvDialect : IEventTransform
{
    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    private readonly Dictionary<string, string> _phaseNames = [];
    private int _steps;
    private int _errors;

    /// <summary>The run's stream in this format; the same for all who ask.</summary>
    public static EventStream Of(EventStream run) => run.Derive("cv", () => new CvDialect());

    public void Transform(in StreamEvent source, TransformWriter output)
    {
        switch (WorkflowEvent.From(source))
        {
            case WorkflowStarted e:
                Write(output, "workflow_start", new WorkflowStart(e.WorkflowId, e.Name, e.Timestamp, e.Tags ?? NoTags));
                break;
            case WorkflowProgressed { Percentage: { } percentage } e:
                Write(output, "progress", new Progress(e.WorkflowId, percentage, e.Current, e.Eta?.Ms / 1000, e.Timestamp));
                break;
            case PhaseStarted e:
                _phaseNames[e.Node] = e.Name;
                Write(output, "phase_start", new Phase(e.WorkflowId, e.Name, e.ExpectedSteps, "running", null, e.Timestamp));
                break;
            case PhaseFinished e:
                Write(output, "phase_complete", new Phase(e.WorkflowId, e.Name, e.ExpectedSteps, Status(e.Outcome), e.DurationMs / 1000, e.Timestamp));
                break;
            case StepStarted e:
                Write(output, "step_start", new Step(e.WorkflowId, e.Name, PhaseOf(e), "running", e.Message, null, null, e.Timestamp));
                break;
            case StepFinished e:
                _steps++;
                Write(output, "step_complete", new Step(e.WorkflowId, e.Name, PhaseOf(e), Status(e.Outcome), e.Message, e.DurationMs / 1000, e.Confidence, e.Timestamp));
                break;
            case MetricChanged e:
                Write(output, "metric", new Metric(e.WorkflowId, e.Name, e.Kind, e.Value, e.Unit, e.Timestamp));
                break;
            case InsightEmitted e:
                Write(output, "insight", new Insight(e.WorkflowId, e.Category, e.Importance, e.Message, e.Timestamp));
                break;
            case ProblemRaised e:
                _errors++;
                Write(output, "workflow_error", new Failure(e.WorkflowId, e.Message, e.ErrorType, e.Code, e.Suggestion, !e.Fatal, e.Timestamp));
                break;
            case WorkflowFinished e:
                WriteEnd(output, e);
                break;
        }
    }

    private void WriteEnd(TransformWriter output, WorkflowFinished e)
    {
        if (e.Percentage is { } percentage)
            Write(output, "progress", new Progress(e.WorkflowId, percentage, null, 0, e.Timestamp));
        Write(output, "workflow_complete", new WorkflowComplete(
            e.WorkflowId, Status(e.Outcome), e.Result, e.Problem?.Message, e.Problem?.Suggestion, e.DurationMs / 1000, new WorkflowCounts(_steps, _errors), e.Timestamp));
    }

    private string? PhaseOf(StepEvent step) => step.Parent is { } parent ? _phaseNames.GetValueOrDefault(parent) : null;

    /// <summary>The original knows <c>completed</c> and <c>failed</c>; a warning is a completion.</summary>
    private static string Status(WorkflowOutcome outcome) => outcome switch
    {
        WorkflowOutcome.Succeeded or WorkflowOutcome.Warned => "completed",
        WorkflowOutcome.Skipped => "skipped",
        WorkflowOutcome.Canceled => "canceled",
        _ => "failed",
    };

    private static void Write<T>(TransformWriter output, string eventType, T payload) =>
        output.WriteJson(eventType, payload, (JsonTypeInfo<T>)CvDialectJson.Default.GetTypeInfo(typeof(T))!);
}
