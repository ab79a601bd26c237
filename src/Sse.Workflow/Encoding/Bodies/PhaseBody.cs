namespace Sse.Workflow;

/// <summary><c>phase.started</c>, <c>phase.finished</c>: the phase's whole state.</summary>
internal readonly struct PhaseBody(Node node) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("name"u8, node.Name);
        writer.Number("expectedSteps"u8, node.ExpectedSteps);
        writer.Number("weight"u8, (double?)node.Weight);
        writer.Text("message"u8, node.Message);
        if (node.IsOpen)
            return;
        writer.Text("outcome"u8, node.Outcome.WireName());
        writer.Milliseconds("durationMs"u8, node.Duration);
        ProblemFields.WriteObject(ref writer, node.Problem);
    }
}
