namespace DemoHost.CvExtraction;

/// <summary>Collects the lines of a Word document. A paragraph never wraps here, so each of its lines starts a paragraph.</summary>
internal sealed class DocxLineWriter
{
    private int _block;
    private bool _gap;
    private bool _startsColumn;
    private string _lead = "";

    public List<TextLine> Lines { get; } = [];

    /// <summary>A short cell that stands left of the next line: a date, a heading.</summary>
    public void Lead(string text) => _lead = text.Trim();

    /// <summary>The next line belongs to another part of the page.</summary>
    public void StartBlock()
    {
        _block++;
        _gap = true;
    }

    /// <summary>The next line is the first of another column.</summary>
    public void StartColumn()
    {
        StartBlock();
        _startsColumn = true;
    }

    /// <summary>An empty paragraph: space, which separates entries.</summary>
    public void AddGap() => _gap = true;

    public void Add(string raw, DocxParagraphStyle style)
    {
        if (_lead.Length > 0 && !string.IsNullOrWhiteSpace(raw))
        {
            raw = _lead + TextLine.CellSeparator + raw;
            _lead = "";
        }
        var (text, bullet) = LineText.Clean(raw);
        if (text.Length == 0)
        {
            AddGap();
            return;
        }
        Lines.Add(new TextLine
        {
            Text = text,
            Block = _block,
            StartsColumn = _startsColumn,
            FontSize = style.FontSize,
            Bold = style.Bold,
            HeadingLevel = style.HeadingLevel,
            ListItem = bullet || style.ListItem,
            StartsParagraph = true,
            GapBefore = _gap && Lines.Count > 0,
            Indent = style.Indent,
        });
        _gap = false;
        _startsColumn = false;
    }
}
