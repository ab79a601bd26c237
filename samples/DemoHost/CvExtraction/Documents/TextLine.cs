namespace DemoHost.CvExtraction;

/// <summary>One line of a document with what is known about its place and look.</summary>
public sealed record TextLine
{
    /// <summary>Separates the cells of a line in <see cref="Text"/>.</summary>
    public const char CellSeparator = '\t';

    /// <summary>The text; pieces with a wide gap between them are separated by <see cref="CellSeparator"/>.</summary>
    public required string Text { get; init; }

    /// <summary>Page number, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Which block of the page (header, left column, right column, …) it belongs to; lines of one block follow each other.</summary>
    public int Block { get; init; }

    /// <summary>It is the first line of another column, or of another cell of a layout table.</summary>
    public bool StartsColumn { get; init; }

    /// <summary>Height of its letters in points; 0 where the format does not tell.</summary>
    public double FontSize { get; init; }

    /// <summary>All of its letters are bold.</summary>
    public bool Bold { get; init; }

    /// <summary>Level of a heading by style or markup, 1 to 9; 0 for none. A document's title is level 1.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>It starts an item of a list, whether or not a bullet is in the text.</summary>
    public bool ListItem { get; init; }

    /// <summary>It certainly starts a paragraph, so it never continues the line before it.</summary>
    public bool StartsParagraph { get; init; }

    /// <summary>There is more space above it than between lines of one paragraph.</summary>
    public bool GapBefore { get; init; }

    /// <summary>Distance from the left edge of its block, in units of its own letter height (or characters / 2 in plain text).</summary>
    public double Indent { get; init; }

    /// <summary>How far it reaches towards the right edge of its block, 0 to 1; near 1 it may go on in the next line.</summary>
    public double Fill { get; init; }
}
