namespace Sse.Primitives;

/// <summary>An event was appended to a stream that has its terminal event already.</summary>
public sealed class StreamCompletedException : InvalidOperationException
{
    /// <summary>Names the stream.</summary>
    public StreamCompletedException(string streamId)
        : base($"The stream '{streamId}' is complete. Use TryAppend where a late event is to be expected, or open a new stream.") => StreamId = streamId;

    /// <summary>The stream that is complete.</summary>
    public string StreamId { get; }
}
