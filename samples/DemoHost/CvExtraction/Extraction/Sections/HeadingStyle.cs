namespace DemoHost.CvExtraction;

/// <summary>How a line looks when it is compared with other headings.</summary>
/// <param name="Level">Heading level by style or markup.</param>
/// <param name="Capitals">All letters are capitals.</param>
/// <param name="Larger">Its letters are larger than the body's.</param>
/// <param name="Bold">All of it is bold.</param>
internal readonly record struct HeadingStyle(int Level, bool Capitals, bool Larger, bool Bold)
{
    private const double LargerFactor = 1.12;

    /// <summary>It looks like nothing but a heading: a style, or larger letters.</summary>
    public bool IsDistinct => Level > 0 || Larger;

    /// <summary>There is any difference from body text.</summary>
    public bool IsVisible => IsDistinct || Capitals || Bold;

    public static HeadingStyle Of(TextLine line, double bodySize) => new(
        line.HeadingLevel,
        IsCapitals(line.Text),
        bodySize > 0 && line.FontSize > bodySize * LargerFactor,
        line.Bold);

    private static bool IsCapitals(string text)
    {
        bool upper = false;
        foreach (char c in text)
        {
            if (char.IsLower(c)) return false;
            upper |= char.IsUpper(c);
        }
        return upper;
    }
}
