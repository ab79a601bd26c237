namespace Sse.Workflow;

/// <summary>The fields of a problem, in an event of its own or inside another.</summary>
internal static class ProblemFields
{
    public static void Write(ref EventWriter writer, WorkflowProblem problem)
    {
        writer.Text("code"u8, problem.Code);
        writer.Text("message"u8, problem.Message);
        writer.Text("errorType"u8, problem.ErrorType);
        writer.Bool("retryable"u8, problem.Retryable);
        writer.Text("suggestion"u8, problem.Suggestion);
    }

    public static void WriteObject(ref EventWriter writer, WorkflowProblem? problem)
    {
        if (problem is null)
            return;
        writer.StartObject("problem"u8);
        Write(ref writer, problem);
        writer.EndObject();
    }
}
