namespace Sse.Primitives;

/// <summary>How a <see cref="StreamCursor"/> is resumed.</summary>
public sealed class StreamCursorOptions
{
    /// <summary>
    /// Runs the code after <see cref="StreamCursor.WaitAsync"/> on the thread that wakes all readers of the stream, as
    /// channels do under the same name: cheaper for a crowd, and right only for code that never blocks. Default: false.
    /// </summary>
    public bool AllowSynchronousContinuations { get; set; }
}
