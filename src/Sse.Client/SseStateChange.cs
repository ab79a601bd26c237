namespace Sse.Client;

/// <summary>Told to <see cref="SseRequest.OnStateChanged"/>.</summary>
/// <param name="State">What the subscription is doing now.</param>
/// <param name="Attempt">
/// How many attempts in a row came to nothing so far. Zero again after a connection that was healthy
/// (<see cref="SseClientOptions.HealthyAfter"/>).
/// </param>
/// <param name="Delay">When <see cref="SseConnectionState.Waiting"/>: how long the pause is. Otherwise zero.</param>
/// <param name="Reason">
/// When <see cref="SseConnectionState.Waiting"/> or <see cref="SseConnectionState.Closed"/>: what went wrong; null when nothing did, such as a
/// response that came to its orderly end, a restart that the reader asked for, or a stream that is over.
/// </param>
public readonly record struct SseStateChange(SseConnectionState State, int Attempt, TimeSpan Delay, Exception? Reason);
