using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>What is answered to a request to stop a workflow.</summary>
internal sealed record CancelAnswer(string WorkflowId, WorkflowStatus Status);
