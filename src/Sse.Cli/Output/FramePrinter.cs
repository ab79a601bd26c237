using Sse.Primitives;

namespace Sse.Cli.Output;

/// <summary>Prints what a parser finds in chunks of bytes.</summary>
internal sealed class FramePrinter(JsonLines output, SseFrameParser parser, bool showRetry)
{
    private TimeSpan? _retry;

    /// <exception cref="SseFormatException">An event is larger than allowed.</exception>
    public void Print(ReadOnlySpan<byte> chunk)
    {
        // The parser shows the reconnection time as of the end of a chunk: with lines for chunks, each stands in its place.
        while (showRetry && chunk.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var end)
        {
            PrintFrames(chunk[..(end + 1)]);
            chunk = chunk[(end + 1)..];
        }

        PrintFrames(chunk);
    }

    private void PrintFrames(ReadOnlySpan<byte> chunk)
    {
        foreach (var frame in parser.Parse(chunk))
        {
            if (frame.Kind == SseFrameKind.Event)
                output.WriteEvent(frame.EventType, frame.Data, frame.LastEventId);
            else
                output.WriteComment(frame.Comment);
        }

        if (showRetry && parser.ReconnectionInterval is { } retry && retry != _retry)
        {
            _retry = retry;
            output.WriteRetry(retry);
        }
    }
}
