namespace Sse.Workflow;

/// <summary>What the last event of a phase, step or bulk says beside its state: <c>outcome</c>, <c>durationMs</c>, <c>problem</c>.</summary>
internal static class NodeEndFields
{
    /// <summary>Writes nothing for a node that has not ended.</summary>
    public static void Write(ref EventWriter writer, Node node)
    {
        if (node.IsOpen)
            return;
        writer.Text("outcome"u8, node.Outcome.WireName());
        writer.Milliseconds("durationMs"u8, node.Duration);
        ProblemFields.WriteObject(ref writer, node.Problem);
    }
}
