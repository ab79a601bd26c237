using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>A resume, line by line. Made of <see cref="PlainText"/>; the same text always gives the same lines.</summary>
internal sealed partial class Resume
{
    private Resume(string text, IReadOnlyList<ResumeLine> lines)
    {
        Text = text;
        Lines = lines;
    }

    public string Text { get; }

    public IReadOnlyList<ResumeLine> Lines { get; }

    public IEnumerable<ResumeLine> Achievements => Lines.Where(line => line.IsAchievement);

    public bool Has(SectionKind section) => Lines.Any(line => line.Section == section && line.Kind == LineKind.Heading);

    public int WordCount => Lines.Sum(line => Words.Count(line.Body));

    public static Resume Parse(string text)
    {
        var lines = new List<ResumeLine>();
        var section = SectionKind.Header;
        foreach (var line in text.Split('\n'))
        {
            var heading = SectionHeadings.Match(line);
            section = heading ?? section;
            var marker = heading is null ? Bullet().Match(line).Value : "";
            lines.Add(new ResumeLine(lines.Count + 1, line, section, KindOf(line, heading, marker), marker));
        }
        return new Resume(text, lines);
    }

    private static LineKind KindOf(string line, SectionKind? heading, string marker)
    {
        if (string.IsNullOrWhiteSpace(line))
            return LineKind.Blank;
        if (heading is not null)
            return LineKind.Heading;
        if (ContactDetails.HasEmail(line) || ContactDetails.HasPhone(line) || ContactDetails.HasLink(line))
            return LineKind.Contact;
        return marker.Length > 0 ? LineKind.Bullet : LineKind.Text;
    }

    /// <summary>A bullet needs white space and something behind it, else it is a dash or a rule.</summary>
    [GeneratedRegex(@"^[ \t]*(?:[-*+\u2022\u00B7\u2023\u25AA\u25CF\u25E6\u2013\u2014]|[0-9]{1,2}[.)])[ \t]+(?=\S)")]
    private static partial Regex Bullet();
}
