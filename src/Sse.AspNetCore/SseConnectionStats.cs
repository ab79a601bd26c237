namespace Sse.AspNetCore;

/// <summary>One open connection.</summary>
/// <param name="Id">As the <c>Sse-Connection-Id</c> header has it.</param>
/// <param name="Stream">The stream that is read.</param>
/// <param name="Key">Whom the connection is counted for.</param>
/// <param name="Since">When it was opened.</param>
/// <param name="Position">The id that the reader has once it has read everything handed to the transport.</param>
/// <param name="EventsSent">Events handed to the transport.</param>
/// <param name="BytesSent">Bytes of frames handed to the transport.</param>
/// <param name="LagEvents">Events that are there and that the transport has not taken yet.</param>
/// <param name="LagBytes">Their bytes.</param>
/// <param name="LagSeconds">How long the current write has been waiting for the reader; 0 when none waits.</param>
public sealed record SseConnectionStats(
    string Id,
    string Stream,
    string? Key,
    DateTimeOffset Since,
    string Position,
    long EventsSent,
    long BytesSent,
    long LagEvents,
    long LagBytes,
    double LagSeconds);
