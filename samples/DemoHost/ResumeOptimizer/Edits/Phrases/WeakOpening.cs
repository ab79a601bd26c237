using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>
/// "Responsible for designing and running the importer" becomes "Designed and ran the importer". A duty without a verb was managed; what somebody was
/// only involved in stays a contribution.
/// </summary>
internal sealed partial class WeakOpening : IPhraseRule
{
    public string Name => "weak_opening";

    /// <summary>Whether a text begins as job descriptions do.</summary>
    public static bool IsOne(string body) => Opening().IsMatch(body);

    public string Apply(string body)
    {
        var match = Opening().Match(body);
        if (!match.Success)
            return body;
        var rest = body[match.Length..].TrimStart();
        if (rest.Length == 0)
            return body;
        if (match.Groups["shared"].Success)
            return $"Contributed to {rest}";
        var done = Gerunds().Match(rest);
        // "for planning" and "for planning of trips" name a task; "for planning trips" tells what was done.
        if (!done.Success || !Object().IsMatch(rest.AsSpan(done.Length)))
            return $"Managed {rest}";
        return ToPast(done.Value) is { } past ? Capitals.Raise(past + rest[done.Length..]) : body;
    }

    /// <summary>"designing, building and running" gives "designed, built and ran"; null when one of the words is no verb of doing.</summary>
    private static string? ToPast(string gerunds)
    {
        var isKnown = true;
        var past = Gerund().Replace(gerunds, match =>
        {
            var verb = ActionVerbs.PastOfGerund(match.Value);
            isKnown &= verb is not null;
            return verb ?? match.Value;
        });
        return isKnown ? past : null;
    }

    [GeneratedRegex(@"^(?:(?:was|were|been) )?(?:responsible for|in charge of|accountable for|tasked with|duties include[sd]?|responsibilities include[sd]?|(?<shared>involved in|worked on|helped (?:out )?with|participated in))\b:?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^[a-z]{2,20}ing(?:(?:, | and |, and )[a-z]{2,20}ing){0,4}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Gerunds();

    [GeneratedRegex(@"^ (?!(?:and|or|of|for|with|in|at|on|within|across|during)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Object();

    [GeneratedRegex(@"[a-z]{2,20}ing\b", RegexOptions.IgnoreCase)]
    private static partial Regex Gerund();
}
