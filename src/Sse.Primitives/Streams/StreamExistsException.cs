namespace Sse.Primitives;

/// <summary>A stream was to be created under an id that is taken.</summary>
public sealed class StreamExistsException : InvalidOperationException
{
    /// <summary>Names the stream.</summary>
    public StreamExistsException(string streamId)
        : base($"A stream '{streamId}' exists already. Choose another id, use GetOrCreate, or remove the old stream first.") => StreamId = streamId;

    /// <summary>The id that is taken.</summary>
    public string StreamId { get; }
}
