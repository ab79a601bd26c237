using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>"I built the importer" becomes "Built the importer": whose resume it is, is known.</summary>
internal sealed partial class FirstPerson : IPhraseRule
{
    public string Name => "first_person";

    public string Apply(string body)
    {
        var match = Opening().Match(body);
        if (!match.Success)
            return body;
        var rest = body[match.Length..];
        var isVerb = ActionVerbs.IsPast(Words.First(rest));
        return isVerb || WeakOpening.IsOne(rest) ? Capitals.Raise(rest) : body;
    }

    [GeneratedRegex(@"^I (?:was |am |have |also |then |personally |mainly ){0,3}", RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();
}
