namespace DemoHost.CvExtraction;

/// <summary>A document as text in reading order: columns are already read one after the other.</summary>
public sealed record CvDocument
{
    /// <summary>The name it came with.</summary>
    public required string FileName { get; init; }

    /// <summary>What the bytes were.</summary>
    public required CvFileType FileType { get; init; }

    /// <summary>Pages; 1 for types without pages, except where a DOCX says how many it had when it was saved.</summary>
    public required int PageCount { get; init; }

    /// <summary>Lines in reading order, page headers and footers removed.</summary>
    public required IReadOnlyList<TextLine> Lines { get; init; }

    /// <summary>Targets of hyperlinks, which often stand behind a word such as "LinkedIn". http, https and mailto only.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>What a person should know about how it was read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>All lines joined; cells of a line are separated by tabs.</summary>
    public string Text => string.Join('\n', Lines.Select(line => line.Text));
}
