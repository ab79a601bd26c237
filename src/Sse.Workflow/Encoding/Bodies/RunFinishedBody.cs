namespace Sse.Workflow;

/// <summary><c>workflow.finished</c>: the whole state of the workflow, with summary, result, problem.</summary>
internal readonly struct RunFinishedBody(RunFacts facts, WorkflowSummary summary, in RunEnd end) : IEventBody
{
    private readonly RunEnd _end = end;

    public void Write(ref EventWriter writer)
    {
        facts.Write(ref writer);
        writer.Number("percentage"u8, summary.Percentage);
        writer.Text("outcome"u8, summary.Outcome!.Value.WireName());
        writer.Milliseconds("durationMs"u8, summary.Duration);
        SummaryFields.Write(ref writer, summary);
        writer.Json("result"u8, _end.Result);
        ProblemFields.WriteObject(ref writer, _end.Problem);
    }
}
