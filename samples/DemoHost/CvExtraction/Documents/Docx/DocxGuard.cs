using System.Buffers;
using System.IO.Compression;

namespace DemoHost.CvExtraction;

/// <summary>Inflates every entry once, counting, before anything parses the archive: the sizes a zip declares are the sender's word.</summary>
internal static class DocxGuard
{
    private const string Kind = "Word document";

    public static void Check(byte[] content, CvDocumentOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > options.MaxArchiveEntries) throw DocumentErrors.InflatesTooFar();
            if (archive.Entries.Sum(entry => Math.Max(0, entry.Length)) > options.MaxInflatedBytes) throw DocumentErrors.InflatesTooFar();
            CountInflated(archive, options.MaxInflatedBytes, cancellationToken);
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
}
