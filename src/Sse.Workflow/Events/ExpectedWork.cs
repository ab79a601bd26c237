namespace Sse.Workflow;

/// <summary>What a workflow said at its start that it is going to do.</summary>
public sealed record ExpectedWork
{
    /// <summary>How many steps; null when unknown.</summary>
    public int? Steps { get; init; }

    /// <summary>Its phases in order; null when unknown.</summary>
    public IReadOnlyList<ExpectedWorkPhase>? Phases { get; init; }
}
