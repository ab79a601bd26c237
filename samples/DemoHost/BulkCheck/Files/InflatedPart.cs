namespace DemoHost.BulkCheck;

/// <summary>An entry of a workbook's archive as it inflates: counts its bytes, and ends by a refusal where they are too many.</summary>
/// <param name="inflating">The entry.</param>
/// <param name="compressedLength">The entry's size in the archive, in bytes.</param>
/// <param name="left">How many bytes the workbook may still inflate to.</param>
/// <param name="limits">What the file may be.</param>
/// <param name="cancellationToken">Looked at on every read.</param>
internal sealed class InflatedPart(Stream inflating, long compressedLength, long left, FileLimits limits, CancellationToken cancellationToken) : Stream
{
    // Small entries of repeated text compress well without meaning harm.
    private const long SmallEntry = 1024 * 1024;

    private readonly long _most = Math.Max(SmallEntry, compressedLength * limits.MaxInflationRatio);

    /// <summary>How many bytes were read so far.</summary>
    public long Total { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Total;
        set => throw new NotSupportedException();
    }

    /// <exception cref="UploadException">The entry inflates to more than the limits allow.</exception>
    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = inflating.Read(buffer);
        Total += read;
        if (Total > left)
            throw new UploadException(UploadProblems.InflatesTooFar($"It inflates to more than {limits.MaxInflatedBytes / (1024.0 * 1024):0.#} MB."));
        if (Total > _most)
            throw new UploadException(UploadProblems.InflatesTooFar($"A part of it inflates to more than {limits.MaxInflationRatio} times its size."));
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inflating.Dispose();
        base.Dispose(disposing);
    }
}
