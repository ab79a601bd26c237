using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace DemoHost.CvExtraction;

/// <summary>Reads a Word document in the order a person would: header, body, footer; tables cell by cell where they are layout.</summary>
internal sealed class DocxReader(CvDocumentOptions options)
{
    private const string Kind = "Word document";

    public CvDocument Read(ReadOnlyMemory<byte> content, string fileName, CancellationToken cancellationToken)
    {
        byte[] bytes = content.ToArray();
        DocxGuard.Check(bytes, options, cancellationToken);
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var package = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = options.MaxCharacters * 4L });
            var main = package.MainDocumentPart ?? throw DocumentErrors.Corrupt(Kind);
            return Read(main, package, fileName, cancellationToken);
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or InvalidDataException or XmlException or IOException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw DocumentErrors.Corrupt(Kind, exception);
        }
    }

    private static CvDocument Read(MainDocumentPart main, WordprocessingDocument package, string fileName, CancellationToken cancellationToken)
    {
        var styles = new DocxStyles(main.StyleDefinitionsPart?.Styles);
        var writer = new DocxLineWriter();
        var walker = new DocxWalker(styles, writer, cancellationToken);
        foreach (var header in main.HeaderParts) walker.Walk(header.Header);
        writer.StartBlock();
        walker.Walk(main.Document?.Body ?? throw DocumentErrors.Corrupt(Kind));
        writer.StartBlock();
        foreach (var footer in main.FooterParts) walker.Walk(footer.Footer);
        if (writer.Lines.Count == 0) throw DocumentErrors.NoText(Kind);
        return new CvDocument
        {
            FileName = fileName,
            FileType = CvFileType.Docx,
            PageCount = ReadPageCount(package),
            Lines = [.. writer.Lines.Where(line => !PageFurniture.IsPageNumber(line.Text))],
            Links = [.. DocxLinks.Find(main)],
        };
    }

    private static int ReadPageCount(WordprocessingDocument package) =>
        int.TryParse(package.ExtendedFilePropertiesPart?.Properties?.Pages?.Text, out int pages) && pages is > 0 and < 1000 ? pages : 1;
}
