using System.IO.Compression;

namespace DemoHost.BulkCheck;

/// <summary>
/// Inflates every entry of a workbook's archive once, counting bytes, rows, cells and shared texts, before the library parses it: the sizes
/// that an archive declares are the sender's word. Nothing of it is kept.
/// </summary>
internal static class XlsxGuard
{
    /// <exception cref="UploadException">The archive is damaged, is no workbook, or holds or inflates to more than the limits allow.</exception>
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
            if (archive.Entries.Any(e => IsBinary(e.FullName)))
                throw new UploadException(UploadProblems.UnknownFormat("This is a binary Excel workbook: save it as .xlsx."));
            CheckParts(archive, limits, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or OverflowException or NotSupportedException)
        {
            throw new UploadException(UploadProblems.Unreadable("The Excel file is damaged or was cut off. Save it as .xlsx again and send that."), e);
        }
    }

    private static void CheckParts(ZipArchive archive, FileLimits limits, CancellationToken cancellationToken)
    {
        var left = limits.MaxInflatedBytes;
        foreach (var entry in archive.Entries)
        {
            using var part = new InflatedPart(entry.Open(), entry.CompressedLength, left, limits, cancellationToken);
            if (IsXml(entry.FullName))
                new XlsxPartGuard(limits).Check(part);
            // What is no XML, or none from some place on, is counted all the same.
            part.CopyTo(Stream.Null);
            left -= part.Total;
        }
    }

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>The library falls back to these names of the binary format (XLSB), which no .xlsx has.</summary>
    private static bool IsBinary(string name) => name.Replace('\\', '/').ToLowerInvariant() is "xl/workbook.bin" or "xl/sharedstrings.bin" or "xl/styles.bin";
}
