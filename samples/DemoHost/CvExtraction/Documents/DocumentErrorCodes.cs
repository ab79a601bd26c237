namespace DemoHost.CvExtraction;

/// <summary>The stable names of everything that can be wrong with a document.</summary>
public static class DocumentErrorCodes
{
    /// <summary>The file has no bytes, or nothing but white space.</summary>
    public const string Empty = "document.empty";

    /// <summary>The file, or what it inflates to, is over a limit.</summary>
    public const string TooLarge = "document.too_large";

    /// <summary>A password is needed to read the file.</summary>
    public const string Encrypted = "document.encrypted";

    /// <summary>The end of the file is missing.</summary>
    public const string Truncated = "document.truncated";

    /// <summary>The file is whole in length but not in structure.</summary>
    public const string Corrupt = "document.corrupt";

    /// <summary>There are pages, but no text on them: usually a scan.</summary>
    public const string NoText = "document.no_text";

    /// <summary>The content is of another type than the name says.</summary>
    public const string TypeMismatch = "document.type_mismatch";

    /// <summary>A type that no reader handles.</summary>
    public const string UnsupportedType = "document.unsupported_type";

    /// <summary>poppler's pdftotext is not installed where the options point.</summary>
    public const string PdfReaderMissing = "pdf.reader_missing";

    /// <summary>pdftotext took longer than the options allow.</summary>
    public const string PdfTimedOut = "pdf.timed_out";

    /// <summary>pdftotext failed for a reason of its own.</summary>
    public const string PdfReaderFailed = "pdf.reader_failed";

    /// <summary>The server has no file of that name.</summary>
    public const string NotFound = "document.not_found";
}
