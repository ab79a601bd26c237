namespace Sse.Primitives;

/// <summary>An event was to be appended to a stream that this process does not own, or no longer.</summary>
public sealed class StreamFencedException : InvalidOperationException
{
    /// <summary>Names the stream.</summary>
    public StreamFencedException(string streamId)
        : base($"The stream '{streamId}' belongs to another owner. Append where it is owned, or take it over with EventStreamRegistry.OpenAsync.") => StreamId = streamId;

    /// <summary>The stream's id.</summary>
    public string StreamId { get; }
}
