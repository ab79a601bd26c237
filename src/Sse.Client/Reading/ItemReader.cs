namespace Sse.Client;

/// <summary>Makes the next item of the bytes at hand; false when they hold no further one.</summary>
internal delegate bool ItemReader<T>(SseSession session, out T item);
