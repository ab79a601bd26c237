namespace Sse.AspNetCore;

/// <summary>Spreads what would otherwise happen to all clients in the same moment.</summary>
internal static class Jitter
{
    /// <summary>Up to a quarter more or less.</summary>
    public static TimeSpan Around(TimeSpan value) => value * (0.75 + Random.Shared.NextDouble() / 2);

    /// <summary>Up to twice as much.</summary>
    public static TimeSpan More(TimeSpan value) => value * (1 + Random.Shared.NextDouble());

    /// <summary>Up to a fifth less.</summary>
    public static TimeSpan? Less(TimeSpan? value) => value * (1 - Random.Shared.NextDouble() / 5);
}
