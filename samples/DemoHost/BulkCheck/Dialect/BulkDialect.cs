using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.BulkCheck;

/// <summary>
/// A run in the event format of the original system: unnamed events whose JSON has a <c>type</c>. One <c>start</c>, one <c>candidate</c> for each
/// row of the page as it ends, and then <c>complete</c>, or <c>error</c> when the run failed as a whole.
/// </summary>
internal sealed class BulkDialect : IEventTransform
{
    /// <summary>The run's stream in this format; the same for all who ask.</summary>
    public static EventStream Of(EventStream run) => run.Derive("bulk-check", () => new BulkDialect());

    public void Transform(in StreamEvent source, TransformWriter output)
    {
        switch (WorkflowEvent.From(source))
        {
            case BulkStarted { Page: { } page }:
                output.WriteJson(null, new StartEvent("start", page.TotalItems, page.Number, page.Pages), BulkJson.Wire.StartEvent);
                break;
            case ItemFinished item when CandidatePayload.Of(item) is { IsEmpty: false } candidate:
                output.Write(default, candidate);
                break;
            case WorkflowFinished finished:
                WriteEnd(output, RunEnd.Of(finished));
                break;
        }
    }

    private static void WriteEnd(TransformWriter output, RunEnd end)
    {
        if (end.Result is { } result)
            output.WriteJson(null, new CompleteEvent("complete", result.Summary, result.Pagination), BulkJson.Wire.CompleteEvent);
        else
            output.WriteJson(null, new ErrorEvent("error", end.Error), BulkJson.Wire.ErrorEvent);
    }
}
