namespace Sse.Testing;

/// <summary>A recorded workflow is not what a test expects; the message shows both.</summary>
public sealed class WorkflowRecordException(string message) : Exception(message);
