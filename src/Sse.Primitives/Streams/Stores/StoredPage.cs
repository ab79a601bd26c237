namespace Sse.Primitives;

/// <summary>An answer to a <see cref="StreamRead"/>, all of one moment.</summary>
/// <param name="Stream">The stream at that moment.</param>
/// <param name="Chunks">The chunks after the position, in order; empty when there is nothing after it.</param>
public sealed record StoredPage(StoredStream Stream, IReadOnlyList<StoredChunk> Chunks);
