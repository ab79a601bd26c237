namespace Sse.AspNetCore;

/// <summary>What several connections sent together.</summary>
internal readonly record struct ConnectionTotals(long Events, long Bytes, long Heartbeats, long Gaps)
{
    public ConnectionTotals Plus(SseConnection connection) => new(
        Events + connection.EventsSent, Bytes + connection.BytesSent, Heartbeats + connection.Heartbeats, Gaps + connection.Gaps);
}
