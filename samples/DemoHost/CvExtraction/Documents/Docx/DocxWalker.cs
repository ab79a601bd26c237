using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DemoHost.CvExtraction;

/// <summary>Walks a Word document's blocks: paragraphs, tables and what wraps them.</summary>
internal sealed class DocxWalker(DocxStyles styles, DocxLineWriter writer, CancellationToken cancellationToken)
{
    /// <summary>Tables within tables are layout; nobody nests deeper than this on purpose.</summary>
    private const int MaxDepth = 24;

    /// <summary>Longer cells than this are text of their own, not a date or a heading beside text.</summary>
    private const int MaxLeadLength = 60;

    private readonly DocxParagraphReader _paragraphs = new(styles);

    public void Walk(OpenXmlElement? container, int depth = 0)
    {
        if (container is null || depth > MaxDepth) return;
        foreach (var element in container.ChildElements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (element)
            {
                case Paragraph paragraph:
                    Add(paragraph, depth);
                    break;
                case Table table:
                    AddTable(table, depth + 1);
                    break;
                case SdtBlock block:
                    Walk(block.SdtContentBlock, depth + 1);
                    break;
                case CustomXmlBlock or InsertedRun:
                    Walk(element, depth + 1);
                    break;
                case AlternateContent alternate:
                    Walk(alternate.GetFirstChild<AlternateContentChoice>(), depth + 1);
                    break;
            }
        }
    }

    private void Add(Paragraph paragraph, int depth)
    {
        var style = _paragraphs.ReadStyle(paragraph);
        var content = _paragraphs.Read(paragraph);
        foreach (string line in content.Text.Split('\n')) writer.Add(line, style);
        // A text box is anchored in a paragraph but is a place of its own on the page.
        foreach (var box in content.TextBoxes) Walk(box, depth + 1);
    }

    private void AddTable(Table table, int depth)
    {
        writer.AddGap();
        foreach (var row in table.Descendants<TableRow>().Where(row => row.Ancestors<Table>().First() == table))
        {
            TableCell[] cells = [.. row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row)];
            if (cells.All(IsOneLine)) AddRow(cells);
            else AddLayoutRow(cells, depth);
        }
        writer.AddGap();
    }

    private void AddRow(TableCell[] cells)
    {
        string text = string.Join(TextLine.CellSeparator, cells.Select(cell => string.Join(' ', cell.Descendants<Paragraph>().Select(p => _paragraphs.Read(p).Text))).Where(t => !string.IsNullOrWhiteSpace(t)));
        var first = cells.SelectMany(cell => cell.Descendants<Paragraph>()).FirstOrDefault();
        writer.Add(text.Replace('\n', ' '), first is null ? default : _paragraphs.ReadStyle(first));
    }

    /// <summary>Cells with paragraphs of their own are columns. A short first cell (a date, a heading) leads the first line of the next.</summary>
    private void AddLayoutRow(TableCell[] cells, int depth)
    {
        bool led = false;
        for (int i = 0; i < cells.Length; i++)
        {
            if (i + 1 < cells.Length && IsOneLine(cells[i]) && cells[i].InnerText.Length <= MaxLeadLength)
            {
                writer.Lead(string.Concat(cells[i].Descendants<Paragraph>().Select(p => _paragraphs.Read(p).Text)));
                writer.AddGap();
                led = true;
                continue;
            }
            if (i > 0 && !led) writer.StartColumn();
            else if (!led) writer.StartBlock();
            led = false;
            Walk(cells[i], depth);
        }
        writer.AddGap();
    }

    private bool IsOneLine(TableCell cell) =>
        !cell.Descendants<Table>().Any() && cell.Descendants<Paragraph>().Count(p => !string.IsNullOrWhiteSpace(p.InnerText)) <= 1 && cell.InnerText.Length < 400
        && !cell.Descendants<Paragraph>().Any(p => _paragraphs.Read(p).Text.Trim().Contains('\n', StringComparison.Ordinal));
}
