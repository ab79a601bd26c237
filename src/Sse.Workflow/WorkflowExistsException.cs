namespace Sse.Workflow;

/// <summary>A workflow was to be started under the id of one that is running.</summary>
public sealed class WorkflowExistsException : InvalidOperationException
{
    /// <summary>Names the workflow.</summary>
    public WorkflowExistsException(string workflowId)
        : base($"A workflow with the id '{workflowId}' is running. Leave the id out for a fresh one, wait for the running one to end, or cancel it first.") => WorkflowId = workflowId;

    /// <summary>The id that is taken.</summary>
    public string WorkflowId { get; }
}
