namespace Sse.AspNetCore;

/// <summary>One open connection.</summary>
public sealed record SseConnectionStats
{
    /// <summary>As the <c>Sse-Connection-Id</c> header has it.</summary>
    public required string Id { get; init; }

    /// <summary>The stream that is read.</summary>
    public required string Stream { get; init; }

    /// <summary>Whom the connection is counted for; null for nobody.</summary>
    public string? Key { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The id that the reader has once it has read everything handed to the transport.</summary>
    public required string Position { get; init; }

    /// <summary>Events handed to the transport.</summary>
    public long EventsSent { get; init; }

    /// <summary>Bytes of frames handed to the transport.</summary>
    public long BytesSent { get; init; }

    /// <summary>Events that are there and that the transport has not taken yet.</summary>
    public long LagEvents { get; init; }

    /// <summary>Their bytes.</summary>
    public long LagBytes { get; init; }

    /// <summary>How long the current write has been waiting for the reader, in seconds; 0 when none waits.</summary>
    public double LagSeconds { get; init; }
}
