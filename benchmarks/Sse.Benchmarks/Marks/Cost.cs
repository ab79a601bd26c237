namespace Sse.Benchmarks.Marks;

/// <summary>The cost of one operation, as medians of the rounds.</summary>
/// <param name="Nanoseconds">Wall time.</param>
/// <param name="Bytes">Bytes allocated.</param>
public sealed record Cost(double Nanoseconds, double Bytes);
