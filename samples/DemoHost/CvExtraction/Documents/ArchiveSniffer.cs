namespace DemoHost.CvExtraction;

/// <summary>Tells the document formats that are zip archives apart.</summary>
internal static class ArchiveSniffer
{
    public static SniffedType Sniff(ReadOnlySpan<byte> content, SniffedType docx)
    {
        // The end-of-central-directory record closes every archive (APPNOTE 4.3.16): without it the tail is missing.
        // Its comment can be at most 65,535 bytes long, which bounds the search.
        var tail = content[Math.Max(0, content.Length - 66_000)..];
        bool whole = tail.LastIndexOf("PK\x05\x06"u8) >= 0;
        if (content.IndexOf("word/document"u8) >= 0 || content.IndexOf("word/"u8) >= 0)
        {
            return whole ? docx : throw DocumentErrors.Truncated("Word document");
        }
        if (content.IndexOf("xl/"u8) >= 0) return FileTypeSniffer.Other("an Excel workbook", ".xlsx");
        if (content.IndexOf("ppt/"u8) >= 0) return FileTypeSniffer.Other("a PowerPoint presentation", ".pptx");
        if (content.IndexOf("application/vnd.oasis.opendocument"u8) >= 0) return FileTypeSniffer.Other("an OpenDocument file", ".odt");
        if (!whole) throw DocumentErrors.Truncated("archive");
        return FileTypeSniffer.Other("a zip archive", ".zip");
    }
}
