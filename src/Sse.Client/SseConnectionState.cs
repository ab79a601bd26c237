namespace Sse.Client;

/// <summary>What a subscription is doing. The names are those of <c>EventSource.readyState</c>, and one for the pause between attempts.</summary>
public enum SseConnectionState
{
    /// <summary>Neither connected nor trying: not enumerated yet, ended, failed for good, or left by its reader.</summary>
    Closed,

    /// <summary>A request is on its way and its response has not been accepted yet.</summary>
    Connecting,

    /// <summary>The response was accepted: events come as the server sends them.</summary>
    Open,

    /// <summary>The connection was lost or refused; the next attempt comes after a delay.</summary>
    Waiting,
}
