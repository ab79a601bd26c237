namespace Sse.Workflow;

/// <summary><c>phase.started</c>, <c>phase.finished</c>: the phase's whole state.</summary>
internal readonly struct PhaseBody(Node node) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("name"u8, node.Name);
        writer.Number("expectedSteps"u8, node.ExpectedSteps);
        writer.Number("weight"u8, node.Weight);
        writer.Text("message"u8, node.Message);
        NodeEndFields.Write(ref writer, node);
    }
}
