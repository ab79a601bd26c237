namespace Sse.Primitives;

/// <summary>What one stream adds to a commit.</summary>
public sealed record StreamWrite
{
    /// <summary>Which stream.</summary>
    public required string StreamId { get; init; }

    /// <summary>The epoch the writer owns the stream under; a store with another one refuses.</summary>
    public required long Epoch { get; init; }

    /// <summary>Creates the stream first, unless this epoch has created it before. Default: null, for a stream that exists.</summary>
    public StreamCreation? Creation { get; init; }

    /// <summary>Runs of frames in order, together without holes. Default: none.</summary>
    public IReadOnlyList<StoredChunk> Chunks { get; init; } = [];

    /// <summary>Whether the last frame is the stream's terminal event. Default: false.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>When the terminal event was appended. Default: null.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What to remember about the stream from now on; null to leave it. Default: null.</summary>
    public StreamAttributes? Attributes { get; init; }
}
