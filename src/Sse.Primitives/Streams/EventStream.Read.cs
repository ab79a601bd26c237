using System.Runtime.CompilerServices;

namespace Sse.Primitives;

public sealed partial class EventStream
{
    /// <summary>
    /// Reads events one by one, waiting for those to come. Ends after the terminal event, or when cancelled. A reader that
    /// serves sockets uses <see cref="OpenCursor(StreamPosition, StreamCursorOptions)"/> instead and sends the frames as they are.
    /// </summary>
    /// <param name="after">The last position seen; the start when left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StreamGapException">The position cannot be continued.</exception>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    public async IAsyncEnumerable<StreamEvent> ReadAllAsync(
        StreamPosition after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var cursor = OpenCursor(after);
        while (true)
        {
            switch (cursor.TryRead(out var frames))
            {
                case CursorStatus.Data:
                    while (StreamEvent.TryRead(ref frames, out var streamEvent))
                        yield return streamEvent;
                    break;
                case CursorStatus.Empty:
                    await cursor.WaitAsync(cancellationToken).ConfigureAwait(false);
                    break;
                case CursorStatus.Gap:
                    throw new StreamGapException(Id, cursor.Gap!);
                default:
                    yield break;
            }
        }
    }
}
