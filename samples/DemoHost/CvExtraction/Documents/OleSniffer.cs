using System.Text;

namespace DemoHost.CvExtraction;

/// <summary>Looks into the compound file format: old Office documents, and new ones behind a password ([MS-OFFCRYPTO] 2.1).</summary>
internal static class OleSniffer
{
    public static ReadOnlySpan<byte> Magic => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static SniffedType Sniff(ReadOnlySpan<byte> content)
    {
        if (Has(content, "EncryptedPackage")) throw DocumentErrors.Encrypted("Word document");
        return Has(content, "WordDocument")
            ? new(null, "an old Word document (DOC)", [".doc"], "Open it in Word or LibreOffice, save it as DOCX or PDF, then upload that file.")
            : FileTypeSniffer.Other("an old Office file", ".doc", ".xls", ".ppt", ".msg");
    }

    /// <summary>Directory entries of a compound file hold their names in UTF-16LE.</summary>
    private static bool Has(ReadOnlySpan<byte> content, string entry) => content.IndexOf(Encoding.Unicode.GetBytes(entry)) >= 0;
}
