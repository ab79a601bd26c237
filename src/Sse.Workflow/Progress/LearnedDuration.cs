namespace Sse.Workflow;

/// <summary>A moving average of durations.</summary>
/// <param name="Count">How many it was learned from; 0 = nothing is known.</param>
/// <param name="Typical">The usual duration.</param>
/// <param name="ChildTime">What the children usually take, added up.</param>
internal readonly record struct LearnedDuration(int Count, TimeSpan Typical, TimeSpan ChildTime)
{
    // Half of the weight lies on the last two runs: a new version of the work is learned quickly, an outlier forgotten as soon.
    private const double Recent = 0.3;

    /// <summary>What it weighs inside its parent: seconds, but never nothing; null when nothing is known.</summary>
    public double? Weight => Count == 0 ? null : Math.Max(Typical.TotalSeconds, 0.001);

    /// <summary>What its children weigh together; null when nothing is known, or when there are none.</summary>
    public double? ChildWeight => ChildTime > TimeSpan.Zero ? ChildTime.TotalSeconds : null;

    /// <summary>The same for a child of this node. Where the whole is learned, so are its parts; one that is new weighs a tenth of what was expected.</summary>
    public double? WeightIn(Node parent) => parent.Children is { IsLearned: true } siblings ? Weight ?? (0.1 * siblings.ExpectedWeight) : null;

    public LearnedDuration With(TimeSpan duration, TimeSpan childTime) => Count == 0
        ? new LearnedDuration(1, duration, childTime)
        : new LearnedDuration(Math.Min(Count + 1, int.MaxValue - 1), Move(Typical, duration), Move(ChildTime, childTime));

    private static TimeSpan Move(TimeSpan from, TimeSpan to) => from + ((to - from) * Recent);
}
