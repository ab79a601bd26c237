using System.Buffers;
using Microsoft.Extensions.Logging;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>
/// Takes one reader over a gap: <c>stream.gap</c>, then the stream's state if it has one, then everything after that state; else
/// everything that is kept.
/// </summary>
internal sealed partial class GapWriter(ILogger logger)
{
    private StreamPosition? _lastSnapshot;

    /// <summary>Moves the cursor behind the gap.</summary>
    /// <returns>The frames to send.</returns>
    public ReadOnlyMemory<byte> Bridge(StreamCursor cursor)
    {
        var gap = cursor.Gap!;
        var state = new ArrayBufferWriter<byte>();
        if (!TryWriteSnapshot(cursor, state))
            gap = SkipTo(cursor, gap);
        var buffer = new ArrayBufferWriter<byte>();
        ControlFrames.WriteGap(buffer, cursor.Stream.Id, gap);
        buffer.Write(state.WrittenSpan);
        return buffer.WrittenMemory;
    }

    /// <summary>
    /// Goes on with the first event that is kept now. The writer does not wait while a state is tried, so more may be gone than when the gap was found;
    /// where the reader goes on is where it is told to be.
    /// </summary>
    private static StreamGap SkipTo(StreamCursor cursor, StreamGap gap)
    {
        if (cursor.Stream.FirstAvailable is var first && first.Sequence > gap.FirstAvailable.Sequence)
            gap = gap with { FirstAvailable = first };
        cursor.MoveTo(gap.FirstAvailable with { Sequence = gap.FirstAvailable.Sequence - 1 });
        return gap;
    }

    /// <summary>Writes the stream's state and moves the cursor to the position it stands for.</summary>
    /// <returns>False, with nothing written, when there is no state or none that the reader could go on from.</returns>
    public bool TryWriteSnapshot(StreamCursor cursor, IBufferWriter<byte> output)
    {
        var stream = cursor.Stream;
        if (stream.Options.WriteSnapshot is not { } write)
            return false;
        try
        {
            var json = new ArrayBufferWriter<byte>(4096);
            var position = write(json);
            if (!CanContinue(stream, position))
                return false;
            ControlFrames.WriteSnapshot(output, json.WrittenSpan, position);
            _lastSnapshot = position;
            cursor.MoveTo(position);
            return true;
        }
        catch (Exception e)
        {
            // The stream's owner wrote the delegate. Readers fare better with the events that are kept than with nothing.
            LogSnapshotFailed(stream.Id, e);
            return false;
        }
    }

    /// <summary>
    /// A state that is older than what is kept leaves a gap again, and one that is ahead of what is visible must not be shown. The
    /// same one twice would be sent for ever.
    /// </summary>
    private bool CanContinue(EventStream stream, StreamPosition position) =>
        stream.Epochs.Contains(position)
        && position.Sequence <= stream.Head.Sequence
        && position.Sequence + 1 >= stream.FirstAvailable.Sequence
        && position != _lastSnapshot;

    [LoggerMessage(1, LogLevel.Error, "The snapshot of stream {StreamId} could not be written; the reader gets the events that are kept instead.")]
    private partial void LogSnapshotFailed(string streamId, Exception exception);
}
