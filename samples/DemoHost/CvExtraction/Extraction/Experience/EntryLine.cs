namespace DemoHost.CvExtraction;

/// <summary>A line of a section with entries, and what it is for an entry.</summary>
/// <param name="Line">The line.</param>
/// <param name="Date">The date that says when the entry was; null for lines without one, and for dates inside prose.</param>
/// <param name="IsBody">It tells about an entry: a list item or a sentence.</param>
/// <param name="Label">What the line says it holds ("Employer: …"); <see cref="EntryLabel.None"/> mostly.</param>
internal sealed record EntryLine(TextLine Line, DateRange? Date, bool IsBody, EntryLabel Label)
{
    private const int MaxHeaderLength = 110;

    public string Text => Line.Text;

    /// <summary>It can be part of an entry's head: title, employer, place.</summary>
    public bool IsHeader => !IsBody && Text.Length <= MaxHeaderLength;

    /// <summary>It is part of a head and carries the entry's date.</summary>
    public bool IsAnchor => Date is not null && !IsBody;
}
