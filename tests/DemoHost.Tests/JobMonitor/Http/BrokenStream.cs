namespace DemoHost.Tests.JobMonitor.Http;

/// <summary>Can neither be read nor written, like a connection that is gone and a disk that is full.</summary>
internal sealed class BrokenStream : MemoryStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("Gone.");

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("Full.");
}
