namespace Sse.Primitives;

/// <summary>A request to own a stream.</summary>
/// <param name="StreamId">Which stream.</param>
/// <param name="Owner">The node that will write it.</param>
/// <param name="Epoch">The epoch to take; when the stream has seen it or a larger one, the store takes one above that.</param>
/// <param name="Now">The time of creation, if it is created.</param>
public sealed record StreamOpening(string StreamId, string Owner, long Epoch, DateTimeOffset Now)
{
    /// <summary>
    /// Takes over only from this epoch: refused when somebody else was faster, or the stream does not exist. Default: null, for
    /// whatever is there.
    /// </summary>
    public long? From { get; init; }

    /// <summary>What to remember about the stream if it is created. Default: nothing.</summary>
    public StreamAttributes Attributes { get; init; } = StreamAttributes.None;
}
