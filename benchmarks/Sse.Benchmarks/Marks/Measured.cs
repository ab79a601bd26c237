namespace Sse.Benchmarks.Marks;

/// <summary>What a measurement found.</summary>
/// <param name="Ours">Our cost.</param>
/// <param name="Theirs">The rival's, if there is one.</param>
/// <param name="Speedup">How many times as fast we are: the median of the rounds' ratios. NaN without rival.</param>
public sealed record Measured(Cost Ours, Cost? Theirs, double Speedup);
