namespace Sse.Client.Tests;

/// <summary>Clients for tests, and the ways they are read.</summary>
internal static class Clients
{
    private static readonly HttpClient Http = new(SseClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Connects again within milliseconds, on the system's clock.</summary>
    public static SseClientOptions Fast => new()
    {
        ReconnectionDelay = TimeSpan.Zero,
        MinReconnectionDelay = TimeSpan.FromMilliseconds(1),
        MaxServerDelay = TimeSpan.FromMilliseconds(5),
    };

    public static SseClient Create(SseClientOptions? options = null) => new(Http, options ?? Fast);

    /// <summary>A client whose clock the test moves, with no jitter, so that every delay is known.</summary>
    public static SseClient Create(TimeProvider clock, Action<SseClientOptions>? configure = null)
    {
        var options = new SseClientOptions { TimeProvider = clock, IdleTimeout = Timeout.InfiniteTimeSpan };
        configure?.Invoke(options);
        return new(() => Http, options, null, new FixedRandom(0.5));
    }

    public static async Task<List<T>> TakeAsync<T>(this IAsyncEnumerable<T> source, int count)
    {
        var taken = new List<T>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        await foreach (var item in source.WithCancellation(limit.Token))
        {
            taken.Add(item);
            if (taken.Count == count)
                break;
        }

        return taken;
    }

    /// <summary>Reads to the end, which must come.</summary>
    public static Task<List<T>> ReadAllAsync<T>(this IAsyncEnumerable<T> source) => source.TakeAsync(int.MaxValue);
}
