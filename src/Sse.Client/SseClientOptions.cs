namespace Sse.Client;

/// <summary>How a client connects again and what it puts up with. Read when the client is created; later changes have no effect on it.</summary>
/// <remarks>
/// The delay before an attempt is a floor plus a random share of a window. The floor is the largest of <see cref="MinReconnectionDelay"/>, the
/// server's <c>retry</c> and its <c>Retry-After</c>; the window starts at <see cref="ReconnectionDelay"/> and doubles with every attempt that
/// comes to nothing, so that the clients of a restarted server do not all come back in the same moment.
/// </remarks>
public sealed class SseClientOptions
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>The window of the first delay. Zero turns the random part off. Default: 1 second.</summary>
    public TimeSpan ReconnectionDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The most the window grows to. Default: 30 seconds.</summary>
    public TimeSpan MaxReconnectionDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The least delay before any attempt but the first: no server can make the client hammer it. More than zero. Default: 100 ms.</summary>
    public TimeSpan MinReconnectionDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The most that the server's <c>retry</c> or <c>Retry-After</c> is obeyed. Default: 1 hour.</summary>
    public TimeSpan MaxServerDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long a connection must have been open for its loss not to count as a failed attempt. One that delivered an event and then came to
    /// an orderly end does not count either: some servers answer poll by poll. Default: 10 seconds.
    /// </summary>
    public TimeSpan HealthyAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many attempts in a row may come to nothing before the subscription ends with an exception. Default: null, no limit.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>
    /// How long the server may send nothing at all, from the request on; then the connection counts as lost. Any byte counts, comments too, but
    /// not the time the reader takes between events. <see cref="Timeout.InfiniteTimeSpan"/> turns it off. Default: 60 seconds, four
    /// heartbeats of this SDK's host.
    /// </summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many redirects one attempt follows. Default: 20, as browsers do.</summary>
    public int MaxRedirects { get; set; } = 20;

    /// <summary>The largest event, in bytes; a larger one ends the subscription with <see cref="Primitives.SseFormatException"/>. Default: 1,048,576 (1 MiB).</summary>
    public int MaxEventBytes { get; set; } = 1024 * 1024;

    /// <summary>How much of a refusing response's body <see cref="SseResponseException.Body"/> shows, in bytes, if it comes within 5 seconds. Default: 4,096.</summary>
    public int MaxErrorBodyBytes { get; set; } = 4096;

    /// <summary>The clock of all delays and time limits. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        Require(IsDelay(ReconnectionDelay), nameof(ReconnectionDelay), "between zero and 24 days");
        Require(IsDelay(MaxReconnectionDelay) && MaxReconnectionDelay >= ReconnectionDelay, nameof(MaxReconnectionDelay), $"at least {nameof(ReconnectionDelay)} and at most 24 days");
        Require(IsDelay(MinReconnectionDelay) && MinReconnectionDelay >= TimeSpan.FromMilliseconds(1), nameof(MinReconnectionDelay), "at least 1 ms and at most 24 days");
        Require(IsDelay(MaxServerDelay), nameof(MaxServerDelay), "between zero and 24 days");
        Require(HealthyAfter >= TimeSpan.Zero, nameof(HealthyAfter), "zero or more");
        Require(MaxAttempts is null or >= 1, nameof(MaxAttempts), "1 or more, or null for no limit");
        Require(IdleTimeout == Timeout.InfiniteTimeSpan || (IdleTimeout > TimeSpan.Zero && IsDelay(IdleTimeout)), nameof(IdleTimeout), "more than zero and at most 24 days, or Timeout.InfiniteTimeSpan for none");
        Require(MaxRedirects >= 0, nameof(MaxRedirects), "zero or more");
        Require(MaxEventBytes >= 1, nameof(MaxEventBytes), "1 or more: the size of the largest event you accept");
        Require(MaxErrorBodyBytes >= 0, nameof(MaxErrorBodyBytes), "zero or more");
        Require(TimeProvider is not null, nameof(TimeProvider), "a clock; leave it out for the system's");
    }

    internal SseClientOptions Copy() => (SseClientOptions)MemberwiseClone();

    private static bool IsDelay(TimeSpan value) => value >= TimeSpan.Zero && value <= LongestTimer / 2;

    private static void Require(bool condition, string property, string rule)
    {
        if (!condition)
            throw new ArgumentException($"{nameof(SseClientOptions)}.{property} must be {rule}.", property);
    }
}
