using Sse.Primitives;

namespace Sse.Client;

/// <summary>
/// Watches that the positions of a stream follow each other. Sequences have no holes, so a jump means lost events and a step back
/// means events seen before, whoever is to blame.
/// </summary>
internal sealed class SequenceCheck
{
    // Null when anything may follow: at the start without a position, and behind a gap.
    private StreamPosition? _last;

    public SequenceCheck(string lastEventId)
    {
        if (StreamPosition.TryParse(lastEventId.AsSpan(), out var position) && !position.IsStart)
            _last = position;
    }

    public StreamPosition Last => _last ?? StreamPosition.Start;

    /// <summary>Takes the next event's position. False when the event was there before.</summary>
    /// <param name="position">Where the event stands.</param>
    /// <param name="gap">The events that are missing before it, or null.</param>
    public bool Accept(StreamPosition position, out StreamGap? gap)
    {
        gap = null;
        if (_last is { } last)
        {
            bool sameEpoch = last.Epoch == position.Epoch;
            if (sameEpoch && position.Sequence <= last.Sequence)
                return false;
            if (!sameEpoch || position.Sequence > last.Sequence + 1)
                gap = new StreamGap(last.ToString(), position, position, EpochChanged: !sameEpoch);
        }

        _last = position;
        return true;
    }

    /// <summary>Goes on after a state that the server sent; without a position, with whatever comes.</summary>
    public void Restart(StreamPosition? position) => _last = position;
}
