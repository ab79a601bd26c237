namespace Sse.Primitives;

/// <summary>Reads a stream into one buffer, which every read may fill.</summary>
internal sealed class StreamByteSource(Stream stream, int bufferSize, bool leaveOpen) : ByteSource
{
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(bufferSize);
    private int _arrived;

    public override bool TryNext(out ArraySegment<byte> chunk)
    {
        chunk = new(_buffer, 0, _arrived);
        _arrived = 0;
        return chunk.Count > 0;
    }

    public override ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var read = stream.ReadAsync(_buffer, cancellationToken);
        return read.IsCompletedSuccessfully ? new(Arrive(read.Result)) : AwaitAsync(read);
    }

    public override ValueTask DisposeAsync() => leaveOpen ? default : stream.DisposeAsync();

    private async ValueTask<bool> AwaitAsync(ValueTask<int> read) => Arrive(await read.ConfigureAwait(false));

    private bool Arrive(int count)
    {
        _arrived = count;
        return count > 0;
    }
}
