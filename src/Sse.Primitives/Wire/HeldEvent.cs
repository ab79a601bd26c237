namespace Sse.Primitives;

/// <summary>
/// The parts of an unfinished event that had to be copied: those whose chunk is gone, and data of more than one line. Reused from event to event.
/// The unfinished line, if any, lies behind the data in the same buffer, so that memory stays within one limit.
/// </summary>
internal sealed class HeldEvent(int limit)
{
    private ByteBuffer _data = new(limit);
    private ByteBuffer _type = new(limit);
    private ByteBuffer _id = new(limit);
    private int _dataLength;

    /// <summary>Whether any field is held; an unfinished line alone does not count.</summary>
    public bool HasFields { get; private set; }

    public bool HasData { get; private set; }

    public bool HasId { get; private set; }

    /// <summary>All data lines so far, joined with LF. Only with <see cref="HasData"/>.</summary>
    public ReadOnlySpan<byte> Data => _data.Span[..(_dataLength - 1)];

    public ReadOnlySpan<byte> Type => _type.Span;

    public ReadOnlySpan<byte> Id => _id.Span;

    public ReadOnlySpan<byte> Line => _data.Span[_dataLength..];

    public int LineLength => _data.Length - _dataLength;

    public int Capacity => _data.Capacity + _type.Capacity + _id.Capacity;

    public void AppendData(ReadOnlySpan<byte> value)
    {
        _data.Append(value);
        EndData();
    }

    /// <summary>Room behind the data to write on: <paramref name="wanted"/> bytes or more, or less where the limit is near.</summary>
    public Span<byte> FreeForData(int wanted) => _data.Free(wanted);

    /// <summary>Takes over the lines written to <see cref="FreeForData"/>, each with its LF.</summary>
    public void AddData(int count)
    {
        _dataLength += count;
        _data.SetLength(_dataLength);
        HasFields = HasData = true;
    }

    public void SetType(ReadOnlySpan<byte> value)
    {
        _type.Set(value);
        HasFields = true;
    }

    public void SetId(ReadOnlySpan<byte> value)
    {
        _id.Set(value);
        HasFields = HasId = true;
    }

    public void AppendLine(ReadOnlySpan<byte> part) => _data.Append(part);

    /// <summary>Makes the held line, whose value starts at <paramref name="valueStart"/>, the next data line where it lies.</summary>
    public void LineToData(int valueStart)
    {
        _data.Remove(_dataLength, valueStart);
        EndData();
    }

    public void DropLine() => _data.SetLength(_dataLength);

    /// <summary>Forgets the event. The bytes stay readable until the next append: a frame may still point at them.</summary>
    public void Clear()
    {
        _data.Clear();
        _type.Clear();
        _id.Clear();
        _dataLength = 0;
        HasFields = HasData = HasId = false;
    }

    // As in the standard every line ends with LF; the last one is left out when the data is read.
    private void EndData()
    {
        _data.Append((byte)'\n');
        _dataLength = _data.Length;
        HasFields = HasData = true;
    }
}
