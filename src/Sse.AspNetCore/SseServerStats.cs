namespace Sse.AspNetCore;

/// <summary>What a server's connections have done so far.</summary>
/// <param name="At">When this was true.</param>
/// <param name="TotalConnections">Connections open now.</param>
/// <param name="TotalStreams">Different streams that they read.</param>
/// <param name="Accepted">Connections since the start.</param>
/// <param name="EventsSent">Events handed to the transport since the start.</param>
/// <param name="BytesSent">Bytes of frames handed to the transport since the start.</param>
/// <param name="Heartbeats">Heartbeats since the start.</param>
/// <param name="Replays">Connections that were sent events from before they came.</param>
/// <param name="Gaps">How often a reader was told <c>stream.gap</c>.</param>
/// <param name="Rejected">Requests that found no room, by cause: <c>full</c>, <c>key</c>, <c>draining</c>, <c>unauthorized</c>.</param>
/// <param name="Closed">Connections that ended, by cause: <c>completed</c>, <c>client</c>, <c>slow</c>, <c>age</c>, <c>shutdown</c>, <c>failed</c>.</param>
/// <param name="Connections">The open connections, those with the largest lag first.</param>
public sealed record SseServerStats(
    DateTimeOffset At,
    int TotalConnections,
    int TotalStreams,
    long Accepted,
    long EventsSent,
    long BytesSent,
    long Heartbeats,
    long Replays,
    long Gaps,
    IReadOnlyDictionary<string, long> Rejected,
    IReadOnlyDictionary<string, long> Closed,
    IReadOnlyList<SseConnectionStats> Connections);
