namespace Sse.Client;

/// <summary>
/// The delay before each attempt: a floor, plus a random share of a window that doubles from failure to failure ("full jitter").
/// The floor holds even for the shortest draw; the client's own minimum holds even when the server says zero.
/// </summary>
internal sealed class Backoff(SseClientOptions options, Random random)
{
    // Beyond any limit that the options allow, and far from where doubles overflow.
    private const int MostDoublings = 40;

    /// <summary>Attempts in a row that came to nothing.</summary>
    public int Failures { get; private set; }

    /// <summary>The server's <c>retry</c>, once it sent one.</summary>
    public TimeSpan? ServerDelay { get; set; }

    public void Fail() => Failures++;

    public void Recover() => Failures = 0;

    public TimeSpan Next(TimeSpan? retryAfter = null)
    {
        var server = Max(ServerDelay ?? TimeSpan.Zero, retryAfter ?? TimeSpan.Zero);
        var floor = Max(options.MinReconnectionDelay, server < options.MaxServerDelay ? server : options.MaxServerDelay);
        return floor + Window() * random.NextDouble();
    }

    private TimeSpan Window()
    {
        double window = options.ReconnectionDelay.TotalMilliseconds * Math.Pow(2, Math.Clamp(Failures - 1, 0, MostDoublings));
        return TimeSpan.FromMilliseconds(Math.Min(window, options.MaxReconnectionDelay.TotalMilliseconds));
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
