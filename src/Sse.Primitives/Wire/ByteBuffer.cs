namespace Sse.Primitives;

/// <summary>
/// Bytes that are kept across chunks. Grows by doubling, never past <paramref name="limit"/>; callers check the limit before they append.
/// </summary>
internal struct ByteBuffer(int limit)
{
    private const int FirstCapacity = 256;
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public readonly int Capacity => _bytes.Length;

    public readonly ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Set(ReadOnlySpan<byte> value)
    {
        Length = 0;
        Append(value);
    }

    public void Append(ReadOnlySpan<byte> value)
    {
        if (value.Length > _bytes.Length - Length)
            Grow(value.Length);
        value.CopyTo(_bytes.AsSpan(Length));
        Length += value.Length;
    }

    public void Append(byte value)
    {
        if (Length == _bytes.Length)
            Grow(1);
        _bytes[Length++] = value;
    }

    public Span<byte> Free(int wanted)
    {
        if (wanted > _bytes.Length - Length && wanted <= limit - Length)
            Grow(wanted);
        return _bytes.AsSpan(Length);
    }

    /// <summary>Takes <paramref name="count"/> bytes out at <paramref name="start"/>; what follows moves up.</summary>
    public void Remove(int start, int count)
    {
        _bytes.AsSpan(start + count, Length - start - count).CopyTo(_bytes.AsSpan(start));
        Length -= count;
    }

    public void SetLength(int length) => Length = length;

    private void Grow(int more)
    {
        int needed = Length + more;
        long doubled = Math.Max(FirstCapacity, 2L * _bytes.Length);
        int capacity = Math.Max(needed, (int)Math.Min(doubled, limit));
        var grown = GC.AllocateUninitializedArray<byte>(capacity);
        Span.CopyTo(grown);
        _bytes = grown;
    }
}
