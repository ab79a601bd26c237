namespace Sse.Primitives;

/// <summary>Reads a stream into one buffer, which every read may fill.</summary>
internal sealed class StreamByteSource(Stream stream, int bufferSize, bool leaveOpen) : ByteSource
{
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(bufferSize);
    private bool _arrived;

    public override bool TryNext()
    {
        bool arrived = _arrived;
        _arrived = false;
        return arrived;
    }

    public override async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        int count = await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        Chunk = new(_buffer, 0, count);
        return _arrived = count > 0;
    }

    public override ValueTask DisposeAsync() => leaveOpen ? default : stream.DisposeAsync();
}
