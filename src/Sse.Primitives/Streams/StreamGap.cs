namespace Sse.Primitives;

/// <summary>
/// Told to a reader whose position cannot be continued: what it asked for is no longer kept, not yet written, or of another
/// stream or epoch. Sent in-band as <c>stream.gap</c>, so that nobody mistakes a hole for silence.
/// </summary>
/// <param name="Requested">The position asked for, as it was sent (at most <see cref="StreamPosition.MaxLength"/> characters of it).</param>
/// <param name="FirstAvailable">The position of the first event that is still kept; <see cref="StreamPosition.Start"/> when there is none.</param>
/// <param name="Head">The position of the last event that readers may see.</param>
/// <param name="EpochChanged">Whether the position belongs to another epoch, another stream, or is no position at all.</param>
public sealed record StreamGap(string Requested, StreamPosition FirstAvailable, StreamPosition Head, bool EpochChanged)
{
    /// <summary>The event name of a gap on the wire.</summary>
    public const string EventType = "stream.gap";
}
