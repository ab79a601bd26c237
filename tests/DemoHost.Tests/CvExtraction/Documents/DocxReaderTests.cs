using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DemoHost.CvExtraction;

public sealed class DocxReaderTests
{
    [Fact]
    public async Task Read_StylesListsAndTabs_BecomeLayout()
    {
        var document = await ReadAsync(Create(
            Paragraph("Ana Pereira", "Title"),
            new Paragraph(new Run(new Text("Engineer"), new TabChar(), new Text("2019 – 2021")))));
        document.Lines[0].HeadingLevel.ShouldBe(1);
        document.Lines[1].Text.ShouldBe("Engineer\t2019 – 2021");
    }

    [Fact]
    public async Task Read_LayoutTable_ReadsCellByCell()
    {
        var table = new Table(new TableRow(
            new TableCell(Paragraph("Skills"), Paragraph("C#"), Paragraph("Go")),
            new TableCell(Paragraph("Experience"), Paragraph("Engineer, Acme"))));
        var document = await ReadAsync(Create(table));
        document.Lines.Select(line => line.Text).ShouldBe(["Skills", "C#", "Go", "Experience", "Engineer, Acme"]);
        document.Lines[3].StartsColumn.ShouldBeTrue();
    }

    [Fact]
    public async Task Read_DateCellBesideAnEntry_LeadsItsFirstLine()
    {
        var table = new Table(new TableRow(new TableCell(Paragraph("2019 – 2021")), new TableCell(Paragraph("Engineer"), Paragraph("Acme"))));
        (await ReadAsync(Create(table))).Lines.Select(line => line.Text).ShouldBe(["2019 – 2021\tEngineer", "Acme"]);
    }

    [Fact]
    public async Task Read_TextGluedByAConverter_IsSetApart()
    {
        var paragraph = new Paragraph(new Run(new RunProperties(new Bold()), new Text("Acme")), new Run(new Text("Boston, MA")));
        (await ReadAsync(Create(paragraph))).Lines[0].Text.ShouldBe("Acme\tBoston, MA");
    }

    [Fact]
    public async Task Read_ArchiveThatInflatesTooFar_IsRefused()
    {
        byte[] bomb = Create(Paragraph(new string('a', 200_000)));
        var reader = new DocumentReader(new CvDocumentOptions { MaxInflatedBytes = 50_000 });
        (await Should.ThrowAsync<DocumentException>(() => reader.ReadAsync(bomb, "cv.docx"))).Code.ShouldBe(DocumentErrorCodes.TooLarge);
    }

    [Fact]
    public async Task Read_TooManyEntries_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int i = 0; i < 20; i++) archive.CreateEntry($"word/document{i}.xml");
        }
        var reader = new DocumentReader(new CvDocumentOptions { MaxArchiveEntries = 10 });
        (await Should.ThrowAsync<DocumentException>(() => reader.ReadAsync(stream.ToArray(), "cv.docx"))).Code.ShouldBe(DocumentErrorCodes.TooLarge);
    }

    [Fact]
    public async Task Read_CutOff_IsTruncated()
    {
        byte[] whole = Create(Paragraph("Ana Pereira"));
        var failure = await Should.ThrowAsync<DocumentException>(() => new DocumentReader(new CvDocumentOptions()).ReadAsync(whole.AsMemory(0, whole.Length / 2), "cv.docx"));
        failure.Code.ShouldBe(DocumentErrorCodes.Truncated);
    }

    [Fact]
    public async Task Read_GarbledPart_IsCorrupt()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("word/document.xml").Open();
            part.Write(Encoding.UTF8.GetBytes("<not xml"));
        }
        var failure = await Should.ThrowAsync<DocumentException>(() => new DocumentReader(new CvDocumentOptions()).ReadAsync(stream.ToArray(), "cv.docx"));
        failure.Code.ShouldBe(DocumentErrorCodes.Corrupt);
    }

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("word/document.dat")]
    public async Task Read_DeeplyNestedDocument_IsCorruptAndTheProcessLives(string part)
    {
        const int levels = 100_000;
        var nested = string.Concat(Enumerable.Repeat("<w:hyperlink>", levels)) + "<w:r><w:t>Ana</w:t></w:r>" + string.Concat(Enumerable.Repeat("</w:hyperlink>", levels));
        var failure = await Should.ThrowAsync<DocumentException>(() => ReadAsync(CreateRaw(part, $"<w:p>{nested}</w:p>")));
        failure.Code.ShouldBe(DocumentErrorCodes.Corrupt);
    }

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("word/document.dat")]
    public async Task Read_NestedAsWordNests_IsRead(string part)
    {
        var nested = string.Concat(Enumerable.Repeat("<w:hyperlink>", 100)) + "<w:r><w:t>Ana</w:t></w:r>" + string.Concat(Enumerable.Repeat("</w:hyperlink>", 100));
        (await ReadAsync(CreateRaw(part, $"<w:p>{nested}</w:p>"))).Text.ShouldBe("Ana");
    }

    /// <summary>A document whose main part has a name of its own and a body that no writer would write.</summary>
    private static byte[] CreateRaw(string part, string body)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Write("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"{part}\"/></Relationships>");
            Write(part, $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>");

            void Write(string name, string text)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }

    private static Paragraph Paragraph(string text, string? style = null)
    {
        var paragraph = new Paragraph(new Run(new Text(text)));
        if (style is not null) paragraph.ParagraphProperties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        return paragraph;
    }

    private static byte[] Create(params OpenXmlElement[] content)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.Document = new Document(new Body(content));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new Style(new StyleName { Val = "Title" }) { StyleId = "Title", Type = StyleValues.Paragraph });
        }
        return stream.ToArray();
    }

    private static async Task<CvDocument> ReadAsync(byte[] content) =>
        await new DocumentReader(new CvDocumentOptions()).ReadAsync(content, "cv.docx", TestContext.Current.CancellationToken);
}
