namespace Sse.Workflow.Tests;

/// <summary>A value whose serialisation throws, and an exception whose description does.</summary>
internal sealed class BrokenValue : Exception, IProblemSource
{
    public string Text => throw new InvalidOperationException("broken getter");

    public WorkflowProblem ToProblem() => throw new InvalidOperationException("broken description");
}
