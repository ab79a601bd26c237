namespace Sse.Benchmarks.Marks;

/// <summary>
/// One claim about speed or memory: what is measured, against whom, and what it must reach. Made fresh by an <see cref="IMarkSource"/>, run once.
/// </summary>
/// <param name="Group">First word of the output and what a filter usually names, such as <c>wire.read</c>.</param>
/// <param name="Name">The case within the group.</param>
/// <param name="Ours">The work as we do it.</param>
/// <param name="Theirs">The same work as the rival does it; null for a claim without rival.</param>
/// <param name="Goal">What must hold.</param>
public sealed record Mark(string Group, string Name, Contender Ours, Contender? Theirs, Goal Goal)
{
    /// <summary>What time means here. Default: <see cref="Clock.Cpu"/>.</summary>
    public Clock Clock { get; init; }
}
