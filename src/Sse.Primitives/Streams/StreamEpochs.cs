using System.Collections.Immutable;
using System.Globalization;

namespace Sse.Primitives;

/// <summary>
/// Who wrote which part of a stream: its epochs, each with the first sequence written under it. Sequences go on over a change
/// of owner, so a position of an earlier epoch stays good as long as that epoch wrote the event it names.
/// </summary>
/// <remarks>Immutable. Its text, as stores keep it, is the position before each epoch's first event: <c>k3x-0 k9z-57</c>.</remarks>
public sealed class StreamEpochs
{
    private const int MaxWithEmpty = 32;

    private readonly ImmutableArray<StreamPosition> _starts;

    private StreamEpochs(ImmutableArray<StreamPosition> starts) => _starts = starts;

    /// <summary>A stream's first epoch.</summary>
    public StreamEpochs(long epoch) : this([new StreamPosition(epoch, 0)])
    {
    }

    /// <summary>The epoch of the current owner.</summary>
    public long Current => _starts[^1].Epoch;

    /// <summary>All epochs, the oldest first.</summary>
    public IEnumerable<long> All => _starts.Select(s => s.Epoch);

    /// <summary>How many epochs have written to the stream, the current one included.</summary>
    public int Count => _starts.Length;

    /// <summary>
    /// With another epoch that starts after a sequence. In a long history epochs that wrote nothing are left out: no event
    /// carries a position of theirs, and two owners that fight over a stream must not make it grow without end.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is not above the current one, or starts before it.</exception>
    public StreamEpochs Add(long epoch, long after)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(epoch, Current);
        ArgumentOutOfRangeException.ThrowIfLessThan(after, _starts[^1].Sequence);
        var next = new StreamPosition(epoch, after);
        return new StreamEpochs(_starts.Length < MaxWithEmpty ? _starts.Add(next) : [.. WithoutEmpty(after), next]);
    }

    /// <summary>Whether an epoch is in the history.</summary>
    public bool Knows(long epoch) => _starts.Any(s => s.Epoch == epoch);

    /// <summary>Whether two histories are of one stream: they have an epoch in common.</summary>
    internal bool Overlaps(StreamEpochs other) => _starts.Any(s => other.Knows(s.Epoch));

    /// <summary>The epoch that wrote a sequence, or would write it; the first one for sequence 0.</summary>
    public long At(long sequence)
    {
        var i = _starts.Length - 1;
        while (i > 0 && _starts[i].Sequence >= sequence)
            i--;
        return _starts[i].Epoch;
    }

    /// <summary>Whether a position's epoch wrote its sequence, or starts right after it.</summary>
    public bool Contains(StreamPosition position)
    {
        for (var i = _starts.Length - 1; i >= 0; i--)
        {
            if (_starts[i].Epoch == position.Epoch)
                return position.Sequence >= _starts[i].Sequence && (i == _starts.Length - 1 || position.Sequence <= _starts[i + 1].Sequence);
        }
        return false;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not a list of positions in order.</exception>
    public static StreamEpochs Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
            throw new FormatException("A history of epochs has at least one.");
        var starts = text.Split(' ').Select(StreamPosition.Parse).ToImmutableArray();
        for (var i = 1; i < starts.Length; i++)
        {
            if (starts[i].Epoch <= starts[i - 1].Epoch || starts[i].Sequence < starts[i - 1].Sequence)
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a history of epochs: each starts after the one before."));
        }
        return new StreamEpochs(starts);
    }

    private IEnumerable<StreamPosition> WithoutEmpty(long end) =>
        _starts.Where((start, i) => start.Sequence < (i + 1 < _starts.Length ? _starts[i + 1].Sequence : end));

    /// <summary>The position before each epoch's first event, separated by spaces.</summary>
    public override string ToString() => string.Join(' ', _starts);
}
