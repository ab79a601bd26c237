namespace Sse.Primitives;

/// <summary>Follows a stream and appends to a derived one what a transform makes of each event, at the same positions.</summary>
internal sealed class StreamDeriver(StreamCursor cursor, EventStream target, IEventTransform transform, DerivedStreamOptions options)
{
    private readonly TransformWriter _writer = new();

    /// <summary>
    /// Ends with the source. A source that is forgotten without one is only reachable from this loop's wait
    /// and is collected together with it.
    /// </summary>
    public async Task RunAsync()
    {
        while (true)
        {
            switch (cursor.TryRead(out var frames))
            {
                case CursorStatus.Data:
                    while (StreamEvent.TryRead(ref frames, out var streamEvent))
                        Mirror(streamEvent);
                    break;
                case CursorStatus.Empty:
                    await cursor.WaitAsync().ConfigureAwait(false);
                    break;
                case CursorStatus.Gap:
                    cursor.MoveTo();
                    target.SkipTo(cursor.Position.Sequence + 1);
                    break;
                default:
                    target.EndWithSource();
                    return;
            }
        }
    }

    private void Mirror(in StreamEvent streamEvent)
    {
        _writer.Reset();
        try
        {
            transform.Transform(streamEvent, _writer);
        }
        catch (Exception e)
        {
            // A transform is the user's code: one bad event must not end the stream for all its readers.
            _writer.Reset();
            target.CountTransformFault();
            Report(e);
        }
        var isTerminal = streamEvent.Position.Sequence == cursor.Stream.Terminal;
        target.AppendEntry(_writer.Finish(streamEvent.Position), streamEvent.Position.Sequence, isTerminal);
    }

    private void Report(Exception exception)
    {
        try
        {
            options.OnError?.Invoke(exception);
        }
        catch (Exception)
        {
            // Nobody is left to tell.
            target.CountTransformFault();
        }
    }
}
