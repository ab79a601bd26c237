namespace DemoHost.CvExtraction;

/// <summary>Reads a PDF: poppler finds the words, the layout analysis puts them into reading order.</summary>
internal sealed class PdfReader(CvDocumentOptions options, TimeProvider timeProvider)
{
    private readonly PdfToText _tool = new(options, timeProvider);

    public async Task<CvDocument> ReadAsync(ReadOnlyMemory<byte> content, string fileName, CancellationToken cancellationToken)
    {
        var output = await _tool.RunAsync(content, cancellationToken);
        PdfDiagnosis.ThrowIfUnreadable(content.Span, output);
        var pages = BboxParser.Parse(output.Text);
        if (pages.Count == 0) throw DocumentErrors.Corrupt("PDF");
        if (pages.All(page => page.Words.Count == 0)) throw DocumentErrors.NoText("PDF");
        PdfDiagnosis.ThrowIfGibberish(pages);
        var lines = PageFurniture.Remove(new DocumentLayout(cancellationToken).ReadLines(pages));
        return new CvDocument
        {
            FileName = fileName,
            FileType = CvFileType.Pdf,
            PageCount = pages.Count,
            Lines = lines.Count > 0 ? lines : throw DocumentErrors.NoText("PDF"),
            Links = PdfLinks.Find(content.Span),
            Notes = pages.Count >= options.MaxPages ? [$"Only the first {options.MaxPages} pages were read."] : [],
        };
    }
}
