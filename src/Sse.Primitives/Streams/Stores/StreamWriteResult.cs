namespace Sse.Primitives;

/// <summary>What became of a <see cref="StreamWrite"/>.</summary>
/// <param name="Outcome">Whether the writer may go on.</param>
/// <param name="Head">The last sequence of the stream that is in the store; 0 when refused.</param>
public readonly record struct StreamWriteResult(StreamWriteOutcome Outcome, long Head);
