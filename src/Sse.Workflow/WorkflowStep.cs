using System.Globalization;

namespace Sse.Workflow;

/// <summary>
/// A step that runs: begin steps inside it, say how far it is, end it. Disposed without an end it is
/// <see cref="WorkflowOutcome.Abandoned"/>, because a <c>using</c> alone cannot tell success from failure.
/// </summary>
/// <remarks>Any thread may call any member. The first end wins; later calls change nothing and throw nothing.</remarks>
public sealed partial class WorkflowStep : IDisposable, IProgress<double>
{
    private readonly EnhancedSseLogger? _logger;

    private WorkflowStep()
    {
    }

    internal WorkflowStep(EnhancedSseLogger logger, Node node) => (_logger, Node) = (logger, node);

    /// <summary>The step of the logger nobody configured: it takes every call and does nothing.</summary>
    public static WorkflowStep None { get; } = new();

    /// <summary>Its name.</summary>
    public string Name => Node?.Name ?? "";

    /// <summary>Its id in the events of the stream: unique in the workflow.</summary>
    public string NodeId => Node?.Number.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>How it ended; null while it runs.</summary>
    public WorkflowOutcome? Outcome => Node is { IsOpen: false } node ? node.Outcome : null;

    /// <summary>The workflow it belongs to.</summary>
    public EnhancedSseLogger Logger => _logger ?? EnhancedSseLogger.None;

    /// <summary>How sure the result is, 0 to 1; shown when the step ends. Default: null, unknown.</summary>
    public double? Confidence
    {
        get => Node?.Confidence;
        set => _logger?.Writer!.SetConfidence(Node!, value);
    }

    internal Node? Node { get; }

    /// <summary>Ends the step as abandoned if nobody has ended it.</summary>
    public void Dispose()
    {
        if (Node is { IsOpen: true } node)
            _logger!.FinishNode(node, new NodeEnd(NodeEnd.ForOpenChild(WorkflowOutcome.Succeeded, node.Worst)));
    }

    /// <summary>The step's name.</summary>
    public override string ToString() => Name;

    internal void CompleteIfOpen()
    {
        if (Node is { IsOpen: true } node)
            _logger!.FinishNode(node, new NodeEnd(WorkflowOutcome.Succeeded));
    }
}
