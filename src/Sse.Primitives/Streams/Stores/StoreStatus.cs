namespace Sse.Primitives;

/// <summary>How a registry gets on with one of its stores, for health checks and people.</summary>
/// <param name="Shard">Which store: its place in the list the registry was given.</param>
/// <param name="State">Whether it can be reached.</param>
/// <param name="Since">Since when.</param>
/// <param name="Error">Why not; null while it can.</param>
/// <param name="WaitingBytes">Bytes of events that the store does not have yet.</param>
/// <param name="LostEvents">Events that never reached the store, because more waited than <see cref="StreamStoreOptions.MaxWaitingBytes"/> while it was away. Their readers were shown a gap.</param>
public sealed record StoreStatus(int Shard, StoreState State, DateTimeOffset Since, string? Error, long WaitingBytes, long LostEvents);
