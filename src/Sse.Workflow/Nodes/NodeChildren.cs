namespace Sse.Workflow;

/// <summary>What a node knows of its children. Steps mostly have none, and then no such object either. Owned by the workflow's lock.</summary>
internal sealed class NodeChildren
{
    // Earlier runs cannot promise that nothing else will come.
    private const double MostLearned = 0.99;

    private double _knownWeight;
    private double _closedWeight;

    /// <summary>How many are to come; null when unknown.</summary>
    public int? ExpectedSteps { get; init; }

    /// <summary>The weight all will have together; null when unknown.</summary>
    public double? ExpectedWeight { get; init; }

    /// <summary>
    /// Nobody said what will come: <see cref="ExpectedWeight"/> and the weights of the children are the seconds that earlier runs took.
    /// </summary>
    public bool IsLearned { get; init; }

    /// <summary>How long those took that have ended, added up.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>The one opened last of those that are open; null when none is.</summary>
    public Node? LastOpen { get; private set; }

    /// <summary>0 to 1; null when nobody can know.</summary>
    public double? Fraction()
    {
        if (ExpectedWeight is not { } expected)
            return null;
        var done = _closedWeight;
        for (var child = LastOpen; child is not null; child = child.PreviousOpen)
            done += child.Weight * (child.Fraction() ?? 0);
        var total = Math.Max(expected, _knownWeight);
        return total > 0 ? Math.Min(IsLearned ? MostLearned : 1, done / total) : null;
    }

    public void Add(Node child)
    {
        _knownWeight += child.Weight;
        child.PreviousOpen = LastOpen;
        LastOpen?.NextOpen = child;
        LastOpen = child;
    }

    public void Remove(Node child)
    {
        if (child.NextOpen is null)
            LastOpen = child.PreviousOpen;
        else
            child.NextOpen.PreviousOpen = child.PreviousOpen;
        child.PreviousOpen?.NextOpen = child.NextOpen;
        child.PreviousOpen = child.NextOpen = null;
        _closedWeight += child.Weight;
        Time += child.Duration;
    }
}
