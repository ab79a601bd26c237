using System.Buffers;

namespace Sse.Primitives.Tests.Wire;

/// <summary>Hands out exactly what is asked for (one byte when the size is left open), each time in fresh memory: the strictest legal writer.</summary>
internal sealed class MinimalBufferWriter : IBufferWriter<byte>
{
    private readonly List<byte> _written = [];
    private byte[] _offered = [];

    public byte[] Written => [.. _written];

    public void Advance(int count)
    {
        _written.AddRange(_offered[..count]);
        _offered = [];
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => _offered = new byte[Math.Max(1, sizeHint)];

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
