namespace DemoHost.CvExtraction;

/// <summary>Builds lines with layout from the raw lines of a text: indent, blank lines, markdown headings and rules.</summary>
internal sealed class PlainTextLines(string[] raw, List<string> links)
{
    private const int TypicalWidth = 60;

    private readonly List<TextLine> _lines = [];
    private readonly bool _doubleSpaced = IsDoubleSpaced(raw);
    private readonly int _width = FindWidth(raw);
    private int _page = 1;
    private int _blanks;

    public List<TextLine> Build(CancellationToken cancellationToken)
    {
        for (int i = 0; i < raw.Length; i++)
        {
            if ((i & 1023) == 0) cancellationToken.ThrowIfCancellationRequested();
            string line = raw[i];
            if (line.Contains('\f', StringComparison.Ordinal))
            {
                _page += line.Count(c => c == '\f');
                line = line.Replace("\f", "", StringComparison.Ordinal);
            }
            if (string.IsNullOrWhiteSpace(line)) _blanks++;
            else if (MarkdownSyntax.IsRule(line)) ApplyRule(line);
            else Add(line);
        }
        return _lines;
    }

    /// <summary>A rule right under a line makes that line a heading (setext markdown, and typewriter habit); elsewhere it only separates.</summary>
    private void ApplyRule(string line)
    {
        char c = line.TrimStart()[0];
        if (_blanks == 0 && _lines.Count > 0 && c is '=' or '-' or '~' or '_' or '\u2500' or '\u2550' && _lines[^1] is { ListItem: false, Text.Length: < 60 } last)
        {
            _lines[^1] = last with { HeadingLevel = last.HeadingLevel > 0 ? last.HeadingLevel : c == '=' ? 1 : 2, StartsParagraph = true };
        }
        _blanks = Math.Max(_blanks, _doubleSpaced ? 2 : 1);
    }

    private void Add(string line)
    {
        var markup = MarkdownSyntax.Parse(line, links);
        var (text, bullet) = LineText.Clean(markup.Text);
        if (text.Length == 0) return;
        bool gap = _lines.Count > 0 && _blanks > (_doubleSpaced ? 1 : 0);
        _lines.Add(new TextLine
        {
            Text = text,
            Page = _page,
            Bold = markup.Bold,
            HeadingLevel = markup.HeadingLevel,
            ListItem = bullet,
            StartsParagraph = bullet || gap || markup.HeadingLevel > 0 || (_lines.Count > 0 && _lines[^1].HeadingLevel > 0),
            GapBefore = gap,
            Indent = CountIndent(line) / 2.0,
            Fill = Math.Min(1, line.TrimEnd().Length / (double)_width),
        });
        _blanks = 0;
    }

    private static int CountIndent(string line)
    {
        int columns = 0;
        foreach (char c in line)
        {
            if (c == '\t') columns += 4;
            else if (c is ' ' or '\u00A0') columns++;
            else break;
        }
        return columns;
    }

    /// <summary>Some converters put a blank line after every line; there only two blank lines are a gap.</summary>
    private static bool IsDoubleSpaced(string[] raw)
    {
        int text = raw.Count(line => !string.IsNullOrWhiteSpace(line));
        int alone = 0;
        for (int i = 1; i < raw.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(raw[i]) && string.IsNullOrWhiteSpace(raw[i - 1])) alone++;
        }
        return text > 10 && alone > text * 0.9;
    }

    /// <summary>Where lines wrap: the length that only one line in ten goes over, unless lines are not wrapped at all.</summary>
    private static int FindWidth(string[] raw)
    {
        int[] lengths = [.. raw.Select(line => line.TrimEnd().Length).Where(length => length > 20).Order()];
        if (lengths.Length < 5) return TypicalWidth * 2;
        int width = lengths[(int)(lengths.Length * 0.9)];
        return Math.Max(TypicalWidth, width);
    }
}
