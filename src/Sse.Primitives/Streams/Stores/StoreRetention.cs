namespace Sse.Primitives;

/// <summary>What a store may drop. Running streams lose their oldest events, completed ones go whole.</summary>
/// <param name="CompletedBefore">Streams that ended before this are removed; null for none.</param>
/// <param name="MaxEvents">The most events kept of a stream; null for all. Chunks go whole, so a few more may stay.</param>
/// <param name="MaxBytes">The most bytes kept of a stream; null for all. Chunks go whole, so a few more may stay.</param>
public sealed record StoreRetention(DateTimeOffset? CompletedBefore = null, long? MaxEvents = null, long? MaxBytes = null);
