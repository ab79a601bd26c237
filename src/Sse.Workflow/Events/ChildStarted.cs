namespace Sse.Workflow;

/// <summary><c>child.started</c>: the workflow started another one.</summary>
public sealed record ChildStarted : WorkflowEvent
{
    /// <summary>The id of the other workflow.</summary>
    public string ChildId { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";
}
