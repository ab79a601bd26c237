namespace Sse.AspNetCore;

/// <summary>What a server's connections have done so far.</summary>
public sealed record SseServerStats
{
    /// <summary>When this was true.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Connections open now.</summary>
    public int TotalConnections { get; init; }

    /// <summary>Different streams that they read.</summary>
    public int TotalStreams { get; init; }

    /// <summary>Connections since the start.</summary>
    public long Accepted { get; init; }

    /// <summary>Events handed to the transport since the start.</summary>
    public long EventsSent { get; init; }

    /// <summary>Bytes of frames handed to the transport since the start.</summary>
    public long BytesSent { get; init; }

    /// <summary>Heartbeats since the start.</summary>
    public long Heartbeats { get; init; }

    /// <summary>Connections that were sent events from before they came.</summary>
    public long Replays { get; init; }

    /// <summary>How often a reader was told <c>stream.gap</c>.</summary>
    public long Gaps { get; init; }

    /// <summary>Requests that found no room, by cause: <c>full</c>, <c>key</c>, <c>draining</c>, <c>unauthorized</c>.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>Connections that ended, by cause: <c>completed</c>, <c>client</c>, <c>slow</c>, <c>age</c>, <c>shutdown</c>, <c>failed</c>.</summary>
    public required IReadOnlyDictionary<string, long> Closed { get; init; }

    /// <summary>The open connections, those with the largest lag first.</summary>
    public required IReadOnlyList<SseConnectionStats> Connections { get; init; }
}
