namespace Sse.Primitives;

/// <summary>
/// Thrown when a stream cannot be read within the limits of <see cref="SseReaderOptions"/>. The message says which limit and what to change.
/// The stream is unusable from there on: what follows the rejected line belongs to an event whose start is gone.
/// </summary>
public sealed class SseFormatException : FormatException
{
    /// <summary>Creates the exception with a general message.</summary>
    public SseFormatException() : this("The event stream cannot be read within the limits of SseReaderOptions.") { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong and what to change.</param>
    public SseFormatException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong and what to change.</param>
    /// <param name="innerException">The cause.</param>
    public SseFormatException(string message, Exception? innerException) : base(message, innerException) { }

    internal static SseFormatException EventTooLarge(int maxEventBytes) => new(
        $"An event of the stream is larger than MaxEventBytes ({maxEventBytes} bytes). " +
        $"Raise {nameof(SseReaderOptions)}.{nameof(SseReaderOptions.MaxEventBytes)} if events of this size are expected; " +
        "otherwise the sender never ends a line or an event, or is not an event stream at all.");
}
