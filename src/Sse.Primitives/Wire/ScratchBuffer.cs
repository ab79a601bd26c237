using System.Buffers;

namespace Sse.Primitives;

/// <summary>Growing memory for one serialised value after the other, with no more checks than the JSON writer needs.</summary>
internal sealed class ScratchBuffer : IBufferWriter<byte>
{
    private const int FirstCapacity = 1024;
    private byte[] _bytes = new byte[FirstCapacity];
    private int _length;

    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => new(_bytes, 0, _length);

    public void Clear() => _length = 0;

    public void Advance(int count) => _length += count;

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_bytes.Length - _length < Math.Max(1, sizeHint))
            Array.Resize(ref _bytes, Math.Max(checked(_length + Math.Max(1, sizeHint)), (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        return new(_bytes, _length, _bytes.Length - _length);
    }
}
