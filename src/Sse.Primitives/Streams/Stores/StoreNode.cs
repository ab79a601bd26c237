namespace Sse.Primitives;

/// <summary>A process that writes to a store.</summary>
/// <param name="Id">Names one run of one process; never used again.</param>
/// <param name="Beat">How often it has given a sign of life. One that stops rising is dead, by the clock of whoever watches: clocks are never compared.</param>
public readonly record struct StoreNode(string Id, long Beat);
