namespace Sse.Benchmarks.Wire;

/// <summary>A stream that repeats an input and has up to so many bytes ready for every read, at once.</summary>
public sealed class ArrivingStream(WireInput input, int readSize = ArrivingStream.ReadSize) : Stream
{
    public const int ReadSize = 4096;

    // Larger copies leave the runtime for a library routine that is slow on some machines; that is no matter of ours or theirs.
    private const int CopySize = 1024;

    private int _position;
    private int _times = input.Times;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (_position == input.Bytes.Length && --_times > 0)
            _position = 0;
        int count = Math.Min(Math.Min(buffer.Length, readSize), input.Bytes.Length - _position);
        for (int i = 0; i < count; i += CopySize)
            input.Bytes.AsSpan(_position + i, Math.Min(CopySize, count - i)).CopyTo(buffer[i..]);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
