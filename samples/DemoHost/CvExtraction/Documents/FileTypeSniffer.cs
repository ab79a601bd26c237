using System.Text;

namespace DemoHost.CvExtraction;

/// <summary>Decides a file's type by its content; names lie.</summary>
internal static class FileTypeSniffer
{
    private const string AsDocument = "Export the CV as PDF, DOCX or plain text, then upload it again.";
    private const string AsText = "This is a picture. Export the CV as PDF or DOCX, or run text recognition (OCR) on it first.";

    private static readonly SniffedType Pdf = new(CvFileType.Pdf, "a PDF", [".pdf"], "");
    private static readonly SniffedType Docx = new(CvFileType.Docx, "a Word document (DOCX)", [".docx", ".docm", ".dotx"], "");
    private static readonly SniffedType Text = new(CvFileType.PlainText, "plain text", [".txt", ".text", ".md", ".markdown", ".log", ".csv"], "");
    private static readonly SniffedType Unknown = new(null, "of an unknown binary type", [], AsDocument);

    private static readonly (byte[] Magic, SniffedType Type)[] Signatures =
    [
        ([0x89, 0x50, 0x4E, 0x47], Picture("a PNG image", ".png")),
        ([0xFF, 0xD8, 0xFF], Picture("a JPEG image", ".jpg", ".jpeg")),
        ("GIF8"u8.ToArray(), Picture("a GIF image", ".gif")),
        ("II*\0"u8.ToArray(), Picture("a TIFF image", ".tif", ".tiff")),
        ("MM\0*"u8.ToArray(), Picture("a TIFF image", ".tif", ".tiff")),
        ("RIFF"u8.ToArray(), Picture("a WebP image or a media file", ".webp", ".wav", ".avi")),
        ("{\\rtf"u8.ToArray(), Other("a Rich Text (RTF) document", ".rtf")),
        ("%!PS"u8.ToArray(), Other("a PostScript document", ".ps", ".eps")),
        ([0x1F, 0x8B], Other("a gzip archive", ".gz")),
        ([0x37, 0x7A, 0xBC, 0xAF], Other("a 7-Zip archive", ".7z")),
        ("Rar!"u8.ToArray(), Other("a RAR archive", ".rar")),
        ("MZ"u8.ToArray(), Other("a program", ".exe", ".dll")),
        ([0x7F, 0x45, 0x4C, 0x46], Other("a program", ".elf")),
    ];

    /// <summary>The file name extensions that make a promise about the content.</summary>
    private static readonly (string Extension, string Name)[] Promises =
    [
        (".pdf", "a PDF"), (".docx", "a Word document (DOCX)"),
        (".txt", "plain text"), (".text", "plain text"), (".md", "markdown text"), (".markdown", "markdown text"),
    ];

    /// <summary>Names the content's type.</summary>
    /// <exception cref="DocumentException">It is an encrypted or a cut-off container.</exception>
    public static SniffedType Sniff(ReadOnlySpan<byte> content)
    {
        // PDF readers accept the header anywhere in the first 1024 bytes (ISO 32000-1, annex H.3, note 13).
        if (content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0) return Pdf;
        if (content.StartsWith("PK\x03\x04"u8)) return ArchiveSniffer.Sniff(content, Docx);
        if (content.StartsWith(OleSniffer.Magic)) return OleSniffer.Sniff(content);
        foreach (var (magic, type) in Signatures)
        {
            if (content.StartsWith(magic)) return type;
        }
        if (!TextDecoder.LooksLikeText(content)) return Unknown;
        return LooksLikeHtml(content) ? Other("a web page (HTML)", ".html", ".htm") : Text;
    }

    /// <summary>Refuses content that contradicts what the name promises.</summary>
    public static void CheckName(SniffedType type, string fileName)
    {
        string extension = Path.GetExtension(fileName).ToLowerInvariant();
        foreach (var (promised, name) in Promises)
        {
            if (extension == promised && !type.Extensions.Contains(extension)) throw DocumentErrors.Mismatch(name, type.Description);
        }
        if (type.Readable is null) throw DocumentErrors.Unsupported(type.Description, type.Suggestion);
    }

    internal static SniffedType Other(string description, params string[] extensions) => new(null, description, extensions, AsDocument);

    private static SniffedType Picture(string description, params string[] extensions) => new(null, description, extensions, AsText);

    private static bool LooksLikeHtml(ReadOnlySpan<byte> content)
    {
        string start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, 512)]).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE', ' ', '\r', '\n', '\t');
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
