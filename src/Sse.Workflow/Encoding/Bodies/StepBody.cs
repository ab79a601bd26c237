namespace Sse.Workflow;

/// <summary><c>step.started</c>, <c>step.progress</c>, <c>step.finished</c>: the step's whole state.</summary>
internal readonly struct StepBody(Node node, ProgressEstimate? estimate = null) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("name"u8, node.Name);
        writer.Text("message"u8, node.Message);
        if (node.Weight != 1)
            writer.Number("weight"u8, node.Weight);
        if (node.Attempt > 1)
            writer.Number("attempt"u8, node.Attempt);
        node.Progress?.Write(ref writer);
        EstimateFields.Write(ref writer, estimate);
        writer.Number("confidence"u8, node.Confidence);
        NodeEndFields.Write(ref writer, node);
    }
}
