using System.Buffers;
using System.IO.Compression;

namespace DemoHost.BulkCheck;

/// <summary>
/// Inflates every entry of a workbook's archive once, counting, before anything parses it: the sizes that an archive declares are the
/// sender's word.
/// </summary>
internal static class XlsxGuard
{
    // Small entries of repeated text compress well without meaning harm.
    private const long SmallEntry = 1024 * 1024;

    /// <exception cref="UploadException">The archive is damaged, is no workbook, or would inflate to more than the limits allow.</exception>
    public static void Check(Stream content, FileLimits limits, CancellationToken cancellationToken)
    {
        content.Position = 0;
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > limits.MaxArchiveEntries)
                throw new UploadException(UploadProblems.InflatesTooFar($"Its archive has {archive.Entries.Count:N0} entries; {limits.MaxArchiveEntries:N0} are allowed."));
            if (archive.GetEntry("xl/workbook.xml") is null)
                throw new UploadException(UploadProblems.UnknownFormat("The archive holds no Excel workbook."));
            CountInflated(archive, limits, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or OverflowException or NotSupportedException)
        {
            throw new UploadException(UploadProblems.Unreadable("The Excel file is damaged or was cut off. Save it as .xlsx again and send that."), e);
        }
    }

    private static void CountInflated(ZipArchive archive, FileLimits limits, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var left = limits.MaxInflatedBytes;
            foreach (var entry in archive.Entries)
                left -= Inflate(entry, left, limits, buffer, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <returns>The true size of the entry.</returns>
    private static long Inflate(ZipArchiveEntry entry, long left, FileLimits limits, byte[] buffer, CancellationToken cancellationToken)
    {
        var most = Math.Max(SmallEntry, entry.CompressedLength * limits.MaxInflationRatio);
        long total = 0;
        using var stream = entry.Open();
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            total += read;
            if (total > left)
                throw new UploadException(UploadProblems.InflatesTooFar($"It inflates to more than {limits.MaxInflatedBytes / (1024.0 * 1024):0.#} MB."));
            if (total > most)
                throw new UploadException(UploadProblems.InflatesTooFar($"A part of it inflates to more than {limits.MaxInflationRatio} times its size."));
            cancellationToken.ThrowIfCancellationRequested();
        }
        return total;
    }
}
