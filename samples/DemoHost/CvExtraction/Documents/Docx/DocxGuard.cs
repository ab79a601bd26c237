using System.Buffers;
using System.IO.Compression;
using System.Xml;

namespace DemoHost.CvExtraction;

/// <summary>
/// Looks at every entry before anything parses the archive: inflates it, counting, as the sizes a zip declares are the sender's word, and
/// measures how deep its XML is nested, as whatever reads the document recurses once per level and a stack that overflows ends the process.
/// </summary>
internal static class DocxGuard
{
    private const string Kind = "Word document";

    /// <summary>Tables in text boxes in tables stay below 100 levels.</summary>
    private const int MaxDepth = 256;

    public static void Check(byte[] content, CvDocumentOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > options.MaxArchiveEntries) throw DocumentErrors.InflatesTooFar();
            if (archive.Entries.Sum(entry => Math.Max(0, entry.Length)) > options.MaxInflatedBytes) throw DocumentErrors.InflatesTooFar();
            CountInflated(archive, options.MaxInflatedBytes, cancellationToken);
            // Not only *.xml: the archive itself says which of its files is the document.
            foreach (var entry in archive.Entries) CheckDepth(entry, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or OverflowException or IOException)
        {
            throw DocumentErrors.Corrupt(Kind, exception);
        }
    }

    private static void CountInflated(ZipArchive archive, long limit, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            long total = 0;
            foreach (var entry in archive.Entries)
            {
                using var stream = entry.Open();
                for (int read; (read = stream.Read(buffer)) > 0;)
                {
                    total += read;
                    if (total > limit) throw DocumentErrors.InflatesTooFar();
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void CheckDepth(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        using var stream = entry.Open();
        // At least as lenient as the parser to come, so that it never gets further than this one.
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
        try
        {
            while (xml.Read())
            {
                if (xml.Depth > MaxDepth) throw DocumentErrors.Corrupt(Kind);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (XmlException)
        {
            // A picture, or a damaged part: the parser stops here too, and says so if it needs the part.
        }
    }
}
