namespace DemoHost.CvExtraction;

/// <summary>Limits and tools of the document readers.</summary>
public sealed class CvDocumentOptions
{
    /// <summary>Largest accepted file, in bytes. Default: 10 MiB.</summary>
    public int MaxBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Most pages of a PDF that are read; a note tells when some were left out. Default: 60.</summary>
    public int MaxPages { get; set; } = 60;

    /// <summary>Most characters that a reader may produce before the file is refused. Default: 12,000,000.</summary>
    public int MaxCharacters { get; set; } = 12_000_000;

    /// <summary>Most entries in a DOCX archive. Default: 2,000.</summary>
    public int MaxArchiveEntries { get; set; } = 2_000;

    /// <summary>Most bytes that all entries of a DOCX archive may inflate to. Default: 100 MiB.</summary>
    public long MaxInflatedBytes { get; set; } = 100L * 1024 * 1024;

    /// <summary>poppler's <c>pdftotext</c>: a name looked up in PATH, or a full path. Default: <c>pdftotext</c>.</summary>
    public string PdfToTextPath { get; set; } = "pdftotext";

    /// <summary>How long one PDF may take before its reader is killed. Default: 30 seconds.</summary>
    public TimeSpan PdfTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many of these readers may run at the same time; further PDFs wait for their turn. Default: 4.</summary>
    public int MaxPdfReaders { get; set; } = 4;

    /// <summary>Where a PDF lies while it is read; its file is deleted afterwards. Default: the system's temporary directory.</summary>
    public string TemporaryDirectory { get; set; } = Path.GetTempPath();

    /// <summary>Checks the values against each other.</summary>
    /// <exception cref="ArgumentException">A value cannot work; the message says which and what to set.</exception>
    public void Validate()
    {
        Require(MaxBytes > 0, $"{nameof(MaxBytes)} must be positive.");
        Require(MaxPages > 0, $"{nameof(MaxPages)} must be positive.");
        Require(MaxCharacters > 0, $"{nameof(MaxCharacters)} must be positive.");
        Require(MaxArchiveEntries > 0, $"{nameof(MaxArchiveEntries)} must be positive.");
        Require(MaxInflatedBytes > 0, $"{nameof(MaxInflatedBytes)} must be positive.");
        Require(PdfTimeout > TimeSpan.Zero, $"{nameof(PdfTimeout)} must be positive.");
        Require(MaxPdfReaders > 0, $"{nameof(MaxPdfReaders)} must be positive.");
        Require(!string.IsNullOrWhiteSpace(PdfToTextPath), $"{nameof(PdfToTextPath)} must name poppler's pdftotext.");
        Require(!string.IsNullOrWhiteSpace(TemporaryDirectory), $"{nameof(TemporaryDirectory)} must name a writable directory.");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition) throw new ArgumentException(message);
    }
}
