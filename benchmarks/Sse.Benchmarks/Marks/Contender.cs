namespace Sse.Benchmarks.Marks;

/// <summary>One way to do a piece of work.</summary>
/// <param name="Name">Who does it, as printed: <c>SseParser</c>.</param>
/// <param name="Operations">Operations one run makes; figures are per operation. Aim at 1 to 50 ms a run.</param>
/// <param name="RunAsync">
/// Does the work once and returns a checksum. Both sides of a mark must return the same one: that they did the same work is checked, not assumed.
/// </param>
public sealed record Contender(string Name, int Operations, Func<ValueTask<long>> RunAsync)
{
    /// <summary>For work that is synchronous.</summary>
    public static Contender Of(string name, int operations, Func<long> run) => new(name, operations, () => new(run()));
}
