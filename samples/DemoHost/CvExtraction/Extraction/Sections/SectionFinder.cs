namespace DemoHost.CvExtraction;

/// <summary>Cuts a document at its headings. What stands before the first one is the header.</summary>
internal sealed class SectionFinder
{
    private readonly IReadOnlyList<TextLine> _lines;
    private readonly HeadingDetector _headings;
    private readonly List<CvSection> _sections = [];
    private List<TextLine> _current = [];
    private CvSectionKind _kind = CvSectionKind.Header;
    private string _heading = "";
    private int _startBlock;

    private SectionFinder(IReadOnlyList<TextLine> lines)
    {
        _lines = lines;
        _headings = new HeadingDetector(lines);
    }

    public static IReadOnlyList<CvSection> Find(IReadOnlyList<TextLine> lines) => new SectionFinder(lines).Run();

    private List<CvSection> Run()
    {
        for (int i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i];
            // A column that starts without a heading does not go on with the last section of the column before it.
            if (line.StartsColumn && i > 0 && _startBlock == _lines[i - 1].Block && _kind != CvSectionKind.Header) Start(CvSectionKind.Header, "", line.Block);
            if (_headings.Detect(i, _kind) is { } heading)
            {
                Start(heading.Kind, heading.Text, line.Block);
                if (heading.Rest is { Length: > 0 } rest) _current.Add(line with { Text = rest, HeadingLevel = 0, GapBefore = true });
            }
            else
            {
                _current.Add(line);
            }
        }
        Close();
        return _sections;
    }

    private void Start(CvSectionKind kind, string heading, int block)
    {
        Close();
        _kind = kind;
        _heading = heading;
        _startBlock = block;
        _current = [];
    }

    private void Close()
    {
        if (_current.Count > 0 || _heading.Length > 0) _sections.Add(new CvSection(_kind, _heading, _current));
    }
}
