namespace Sse.Workflow;

/// <summary>Where a line goes.</summary>
/// <param name="Writer">The workflow.</param>
/// <param name="Node">The step.</param>
/// <param name="IsLate">The step had ended when the line was written.</param>
internal readonly record struct LogPlace(WorkflowWriter Writer, Node Node, bool IsLate)
{
    /// <summary>The place of the code that runs; null outside of workflows.</summary>
    public static LogPlace? Current => WorkflowContext.CurrentLogger?.Writer is { } writer ? Of(writer, WorkflowContext.CurrentStep?.Node) : null;

    /// <summary>The place of a line that is written to a logger: the step around the code, if it is one of this workflow.</summary>
    public static LogPlace For(EnhancedSseLogger logger) =>
        Of(logger.Writer!, WorkflowContext.CurrentLogger == logger ? WorkflowContext.CurrentStep?.Node : null);

    private static LogPlace Of(WorkflowWriter writer, Node? node) =>
        node is null ? new LogPlace(writer, writer.CurrentFlat, false) : new LogPlace(writer, node, !node.IsOpen);
}
