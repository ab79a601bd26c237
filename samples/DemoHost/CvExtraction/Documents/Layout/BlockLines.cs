using System.Text;

namespace DemoHost.CvExtraction;

/// <summary>Turns the words of one block into lines with indent, fill and gaps.</summary>
internal sealed class BlockLines(int number, bool startsColumn)
{
    /// <summary>A space is a quarter of the letter height, in justified text up to twice that; more is a cell of its own.</summary>
    private const double CellGap = 0.9;

    private const double SmallCapsGap = 0.08;

    /// <summary>A pitch this much over the block's typical one is a gap between paragraphs.</summary>
    private const double GapFactor = 1.22;

    /// <summary>poppler's boxes are this much taller than the font size, on average.</summary>
    private const double BoxPerFontSize = 1.17;

    public IEnumerable<TextLine> Read(LayoutBlock block)
    {
        var rows = RowFinder.Find(block.Words);
        double left = rows.Min(row => row.Left), right = rows.Max(row => row.Right);
        double typical = FindTypicalPitch(rows);
        WordRow? previous = null;
        foreach (var row in rows)
        {
            var (text, bullet) = LineText.Clean(JoinCells(row));
            if (text.Length == 0) continue;
            bool gap = previous is null || Pitch(previous, row) > typical * GapFactor;
            yield return new TextLine
            {
                Text = text,
                Page = block.Page,
                Block = number,
                StartsColumn = startsColumn && previous is null,
                FontSize = Math.Round(row.Height / BoxPerFontSize, 1),
                ListItem = bullet,
                StartsParagraph = bullet || gap,
                GapBefore = gap,
                Indent = Math.Round((row.Left - left) / row.Height, 2),
                Fill = right > left ? (row.Right - left) / (right - left) : 1,
            };
            previous = row;
        }
    }

    private static string JoinCells(WordRow row)
    {
        var words = LetterSpacing.Join(row.Words);
        var text = new StringBuilder(words[0].Text);
        for (int i = 1; i < words.Count; i++)
        {
            double gap = words[i].Left - words[i - 1].Right;
            double height = Math.Min(words[i].Height, words[i - 1].Height);
            // Small capitals: poppler starts a new word where the size changes.
            bool sameWord = gap < SmallCapsGap * height && words[i].Height != words[i - 1].Height && char.IsLetter(words[i].Text[0]) && char.IsLetter(words[i - 1].Text[^1]);
            if (!sameWord) text.Append(gap > CellGap * height ? TextLine.CellSeparator : ' ');
            text.Append(words[i].Text);
        }
        return text.ToString();
    }

    /// <summary>In letter heights, so that a heading's larger pitch is no gap by itself.</summary>
    private static double Pitch(WordRow above, WordRow below) => (below.Middle - above.Middle) / Math.Max(above.Height, below.Height);

    private static double FindTypicalPitch(List<WordRow> rows)
    {
        double[] pitches = [.. Enumerable.Range(1, Math.Max(0, rows.Count - 1)).Select(i => Pitch(rows[i - 1], rows[i])).Where(pitch => pitch > 0.8).Order()];
        return pitches.Length == 0 ? 1.2 : Math.Max(1, pitches[pitches.Length / 4]);
    }
}
