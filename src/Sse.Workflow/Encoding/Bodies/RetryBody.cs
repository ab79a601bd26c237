namespace Sse.Workflow;

/// <summary><c>step.retrying</c>: the attempt that comes next, and when.</summary>
internal readonly struct RetryBody(Node node, TimeSpan delay, WorkflowProblem? problem) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("name"u8, node.Name);
        writer.Number("attempt"u8, node.Attempt);
        writer.Milliseconds("delayMs"u8, delay);
        ProblemFields.WriteObject(ref writer, problem);
    }
}
