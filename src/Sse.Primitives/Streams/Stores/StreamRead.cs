namespace Sse.Primitives;

/// <summary>A wish for the next frames of a stream.</summary>
/// <param name="StreamId">Which stream.</param>
/// <param name="After">The last sequence that is known.</param>
/// <param name="MaxBytes">About how many bytes to read: the chunk that reaches it is the last.</param>
public readonly record struct StreamRead(string StreamId, long After, int MaxBytes);
