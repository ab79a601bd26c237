namespace Sse.Primitives;

/// <summary>How a registry gets on with one of its stores, for health checks and people.</summary>
public sealed record StoreStatus
{
    /// <summary>Which store: its place in the list the registry was given, from 0.</summary>
    public required int Shard { get; init; }

    /// <summary>Whether it can be reached.</summary>
    public required StoreState State { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Why it cannot be reached; null while it can.</summary>
    public string? Error { get; init; }

    /// <summary>Bytes of events that the store does not have yet.</summary>
    public long WaitingBytes { get; init; }

    /// <summary>
    /// Events that never reached the store, because more waited than <see cref="StreamStoreOptions.MaxWaitingBytes"/> while it was away. Their
    /// readers were shown a gap.
    /// </summary>
    public long LostEvents { get; init; }
}
