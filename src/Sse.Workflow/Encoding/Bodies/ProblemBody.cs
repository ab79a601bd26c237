namespace Sse.Workflow;

/// <summary><c>problem</c>: code, message, errorType, fatal, retryable, suggestion.</summary>
internal readonly struct ProblemBody(WorkflowProblem problem, bool fatal) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        ProblemFields.Write(ref writer, problem);
        writer.Bool("fatal"u8, fatal);
    }
}
