namespace Sse.Client;

/// <summary>Told to <see cref="SseRequest.OnStateChanged"/>.</summary>
public readonly record struct SseStateChange
{
    /// <summary>What the subscription is doing now.</summary>
    public required SseConnectionState State { get; init; }

    /// <summary>
    /// How many attempts in a row came to nothing so far. Zero again after a connection that was healthy (<see cref="SseClientOptions.HealthyAfter"/>).
    /// </summary>
    public int Attempt { get; init; }

    /// <summary>When <see cref="SseConnectionState.Waiting"/>: how long the pause is. Otherwise zero.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>
    /// When <see cref="SseConnectionState.Waiting"/> or <see cref="SseConnectionState.Closed"/>: what went wrong; null when nothing did, such as a
    /// response that came to its orderly end, a restart that the reader asked for, or a stream that is over.
    /// </summary>
    public Exception? Reason { get; init; }
}
