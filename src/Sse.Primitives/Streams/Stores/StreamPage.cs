namespace Sse.Primitives;

/// <summary>A page of a list of streams.</summary>
/// <param name="Streams">The streams, the newest first.</param>
/// <param name="Next">What to ask for the next page with; null when this is the last.</param>
public sealed record StreamPage(IReadOnlyList<StoredStream> Streams, string? Next);
