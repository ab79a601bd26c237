namespace Sse.Primitives;

/// <summary>What a store knows about a stream.</summary>
public sealed record StoredStream
{
    /// <summary>The stream's id.</summary>
    public required string Id { get; init; }

    /// <summary>Who wrote which part of it; the last epoch is the current one.</summary>
    public required StreamEpochs Epochs { get; init; }

    /// <summary>The first sequence that is kept; one after <see cref="Head"/> when nothing is.</summary>
    public long First { get; init; } = 1;

    /// <summary>The last sequence; 0 for a stream without events.</summary>
    public long Head { get; init; }

    /// <summary>Bytes of the frames that are kept.</summary>
    public long Bytes { get; init; }

    /// <summary>Whether the event at <see cref="Head"/> is the terminal one.</summary>
    public bool IsCompleted { get; init; }

    /// <summary>The node that owns the stream, or owned it when it ended.</summary>
    public required string Owner { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its terminal event was appended; null while it runs.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What it is about.</summary>
    public StreamAttributes Attributes { get; init; } = StreamAttributes.None;
}
