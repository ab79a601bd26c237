using System.Text;
using Sse.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Sse.Cli.Watching;

/// <summary>
/// One line made of pieces in different styles. What others wrote is made safe here, where every piece comes in, and is never read as markup:
/// nothing that goes through this type can drive a terminal.
/// </summary>
internal sealed class StyledLine
{
    private const string Ellipsis = "…";

    private readonly List<Segment> _pieces = [];

    public StyledLine Add(string text, Style? style = null)
    {
        if (text.Length > 0)
            _pieces.Add(new(Printable.OnOneLine(text), style ?? Style.Plain));
        return this;
    }

    /// <summary>Adds a piece, one space before it, if there is something in it.</summary>
    public StyledLine AddNext(string? text, Style? style = null) => string.IsNullOrEmpty(text) ? this : Add(" ").Add(text, style);

    /// <summary>The line as segments of a console, cut to a width in cells.</summary>
    public IEnumerable<Segment> Cut(int width)
    {
        if (Segment.CellCount(_pieces) <= width)
            return _pieces;
        var cut = new List<Segment>();
        int left = Math.Max(0, width - 1);
        foreach (var piece in _pieces)
        {
            int cells = piece.CellCount();
            if (cells > left)
            {
                cut.Add(new(Start(piece.Text, left), piece.Style));
                break;
            }

            cut.Add(piece);
            left -= cells;
        }

        cut.Add(new(Ellipsis));
        return cut;
    }

    // Characters that take two cells must not stand across the edge.
    private static string Start(string text, int cells)
    {
        var start = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            string next = rune.ToString();
            cells -= new Segment(next).CellCount();
            if (cells < 0)
                break;
            start.Append(next);
        }

        return start.ToString();
    }

    /// <summary>The text alone.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var piece in _pieces)
            text.Append(piece.Text);
        return text.ToString().TrimEnd();
    }
}
