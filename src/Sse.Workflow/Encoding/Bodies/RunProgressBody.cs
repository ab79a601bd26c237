namespace Sse.Workflow;

/// <summary><c>workflow.progress</c>: percentage, rate, eta, current; tags when they have changed.</summary>
internal readonly struct RunProgressBody(double? percentage, ProgressEstimate? estimate, string? current, RunFacts facts) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Number("percentage"u8, percentage);
        EstimateFields.Write(ref writer, estimate);
        writer.Text("current"u8, current);
        if (facts.TagsChanged)
            facts.WriteTags(ref writer);
    }
}
