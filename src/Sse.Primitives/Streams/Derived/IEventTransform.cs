namespace Sse.Primitives;

/// <summary>
/// Renders one stream's events in another format. An instance belongs to one stream and sees its events in order, once, on one
/// thread at a time, so it may keep state between them.
/// </summary>
public interface IEventTransform
{
    /// <summary>Writes none, one or several frames for an event of the source.</summary>
    /// <param name="source">The event; its bytes must not be kept beyond the call.</param>
    /// <param name="output">Where the frames go. They get the source's position.</param>
    void Transform(in StreamEvent source, TransformWriter output);
}
