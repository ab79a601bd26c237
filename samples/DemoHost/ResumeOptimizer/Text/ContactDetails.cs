using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>Finds what reaches a person. The patterns are bounded, so that no text makes them slow.</summary>
internal static partial class ContactDetails
{
    public static bool HasEmail(string line) => Email().IsMatch(line);

    /// <summary>Eight to fifteen digits (E.164) in groups; years beside each other are none.</summary>
    public static bool HasPhone(string line)
    {
        foreach (var match in Phone().EnumerateMatches(line))
        {
            var text = line.AsSpan(match.Index, match.Length);
            var digits = 0;
            foreach (var c in text)
                digits += char.IsAsciiDigit(c) ? 1 : 0;
            if (digits is >= 8 and <= 15 && !Years().IsMatch(text))
                return true;
        }
        return false;
    }

    public static bool HasLink(string line) => Link().IsMatch(line);

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(\.[A-Za-z0-9\-]{1,63}){1,8}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Email();

    [GeneratedRegex(@"\+?\(?[0-9][0-9 ()./\-]{6,24}[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^(19|20)[0-9]{2} ?[-/] ?(19|20)[0-9]{2}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Years();

    [GeneratedRegex(@"https?://|www\.|\b(linkedin|github|gitlab)\.com/", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
