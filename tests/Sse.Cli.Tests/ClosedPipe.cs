namespace Sse.Cli.Tests;

/// <summary>Standard output after its reader has gone.</summary>
internal sealed class ClosedPipe : MemoryStream
{
    public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");

    public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
}
