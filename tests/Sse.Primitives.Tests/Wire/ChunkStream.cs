namespace Sse.Primitives.Tests.Wire;

/// <summary>
/// A stream whose reads return the given chunks, one a read at most. After the last it ends, or stays open and silent until the read is canceled.
/// </summary>
internal sealed class ChunkStream(IEnumerable<byte[]> chunks, bool staysOpen = false) : Stream
{
    private readonly Queue<ReadOnlyMemory<byte>> _chunks = new(chunks.Where(c => c.Length > 0).Select(c => new ReadOnlyMemory<byte>(c)));
    private readonly TaskCompletionSource<int> _silence = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsDisposed { get; private set; }

    public int LargestBuffer { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        LargestBuffer = Math.Max(LargestBuffer, buffer.Length);
        cancellationToken.ThrowIfCancellationRequested();
        if (_chunks.Count == 0)
            return staysOpen ? await _silence.Task.WaitAsync(cancellationToken) : 0;
        var chunk = _chunks.Peek();
        int count = Math.Min(chunk.Length, buffer.Length);
        chunk[..count].CopyTo(buffer);
        _chunks.Dequeue();
        if (count < chunk.Length)
            throw new InvalidOperationException("The test's chunks must fit the reader's buffer.");
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Only asynchronous reads.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
