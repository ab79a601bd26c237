namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    /// <summary>
    /// Starts another workflow from this one. Each shows the other's id; asking this one to stop asks the other one too. How the other one
    /// ends is its own affair: take it into account with <see cref="Problem(WorkflowProblem)"/> if it matters.
    /// </summary>
    /// <param name="name">What kind of workflow it is: a fixed text.</param>
    /// <param name="options">What is special about it. Default: nothing.</param>
    /// <remarks><see cref="IWorkflows.RunAsync{T}"/> and <see cref="IWorkflows.Launch{T}"/> do the same with <see cref="WorkflowOptions.ParentId"/>.</remarks>
    /// <exception cref="WorkflowExistsException">A workflow with this id is running.</exception>
    public EnhancedSseLogger StartChild(string name, WorkflowOptions? options = null) =>
        _writer is { } writer ? writer.Runtime.StartChild(name, options ?? new WorkflowOptions(), Id) : None;

    internal void ChildStarted(EnhancedSseLogger child)
    {
        if (_writer is not null)
            Publish(EventKind.ChildStarted, new ChildBody(child.Id, child.Name));
    }
}
