namespace Sse.Primitives;

/// <summary>What became of a <see cref="StreamOpening"/>.</summary>
/// <param name="Outcome">Whether the stream is the caller's.</param>
/// <param name="Stream">The stream as it is now; null when there is none.</param>
public readonly record struct StreamOpenResult(StreamOpenOutcome Outcome, StoredStream? Stream);
