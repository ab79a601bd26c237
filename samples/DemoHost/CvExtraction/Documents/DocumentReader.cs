namespace DemoHost.CvExtraction;

/// <summary>Checks size and type, then hands the bytes to the reader for that type.</summary>
public sealed class DocumentReader : IDocumentReader
{
    private readonly CvDocumentOptions _options;
    private readonly PdfReader _pdf;
    private readonly DocxReader _docx;
    private readonly PlainTextReader _text;

    /// <summary>Creates a reader; it keeps nothing of a document.</summary>
    /// <param name="options">Limits and tools.</param>
    /// <param name="timeProvider">Measures the PDF time limit. Default: the system's clock.</param>
    public DocumentReader(CvDocumentOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _pdf = new PdfReader(options, timeProvider ?? TimeProvider.System);
        _docx = new DocxReader(options);
        _text = new PlainTextReader(options);
    }

    /// <inheritdoc />
    public async Task<CvDocument> ReadAsync(ReadOnlyMemory<byte> content, string fileName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        cancellationToken.ThrowIfCancellationRequested();
        if (content.IsEmpty) throw DocumentErrors.Empty();
        if (content.Length > _options.MaxBytes) throw DocumentErrors.TooLarge(_options.MaxBytes);
        var type = FileTypeSniffer.Sniff(content.Span);
        FileTypeSniffer.CheckName(type, fileName);
        return type.Readable switch
        {
            CvFileType.Pdf => await _pdf.ReadAsync(content, fileName, cancellationToken),
            CvFileType.Docx => _docx.Read(content, fileName, cancellationToken),
            _ => _text.Read(content.Span, fileName, cancellationToken),
        };
    }
}
