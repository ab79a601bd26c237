using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>How many achievements have a figure. Every second one is as good as all.</summary>
internal static partial class QuantifiedScore
{
    private const double Best = 0.5;

    /// <returns>0 for a resume without achievements.</returns>
    public static double Of(Resume resume) => Scale.Between(Share(resume), 0, Best);

    /// <summary>0 to 1.</summary>
    public static double Share(Resume resume)
    {
        var bullets = resume.Achievements.ToList();
        return bullets.Count == 0 ? 0 : (double)bullets.Count(line => HasFigure(line.Body)) / bullets.Count;
    }

    /// <summary>An amount, a share, a factor, written as digits or as a word; a year, a version such as <c>HTML5</c> or ISO 9001 is none.</summary>
    public static bool HasFigure(string text)
    {
        foreach (var match in Figure().EnumerateMatches(text))
        {
            var figure = text.AsSpan(match.Index, match.Length);
            var isName = match.Index > 0 && (char.IsLetter(text[match.Index - 1]) || text.AsSpan(0, match.Index).EndsWith("ISO ", StringComparison.Ordinal));
            if (!isName && !Year().IsMatch(figure))
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"[0-9]+([.,][0-9]+)*( ?%|\+|k|x)?|\b(half|twice|double[sd]?|tripled?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|millions?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^(19|20)[0-9]{2}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();
}
