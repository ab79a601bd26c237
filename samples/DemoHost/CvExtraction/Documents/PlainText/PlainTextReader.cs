namespace DemoHost.CvExtraction;

/// <summary>Reads plain text and markdown: headings, rules and emphasis become layout, the rest stays as it is.</summary>
internal sealed class PlainTextReader(CvDocumentOptions options)
{
    public CvDocument Read(ReadOnlySpan<byte> content, string fileName, CancellationToken cancellationToken)
    {
        string text = TextDecoder.Decode(content);
        if (string.IsNullOrWhiteSpace(text)) throw DocumentErrors.Empty();
        if (text.Length > options.MaxCharacters) throw DocumentErrors.TooLarge(options.MaxBytes);
        var raw = Split(text);
        var links = new List<string>();
        var lines = TextColumns.Read(raw, cancellationToken) ?? new PlainTextLines(raw, links).Build(cancellationToken);
        return new CvDocument
        {
            FileName = fileName,
            FileType = CvFileType.PlainText,
            PageCount = 1 + text.AsSpan().TrimEnd("\f\r\n ").Count('\f'),
            Lines = PageFurniture.Remove(lines),
            Links = links,
        };
    }

    private static string[] Split(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u2028', '\n').Replace('\u2029', '\n')
            .Replace('\u0085', '\n').Replace('\v', '\n').Split('\n');
}
