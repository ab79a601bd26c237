using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>Long ways to say little.</summary>
internal sealed partial class Filler : IPhraseRule
{
    private static readonly FrozenDictionary<string, string> Shorter = new Dictionary<string, string>
    {
        ["in order to"] = "to",
        ["due to the fact that"] = "because",
        ["a large number of"] = "many",
        ["a wide range of"] = "many",
        ["a wide variety of"] = "many",
        ["a variety of"] = "several",
        ["a number of"] = "several",
        ["on a daily basis"] = "daily",
        ["on a weekly basis"] = "weekly",
        ["on a monthly basis"] = "monthly",
        ["on a regular basis"] = "regularly",
        ["with regards to"] = "about",
        ["with regard to"] = "about",
        ["for the purpose of"] = "for",
        ["as well as"] = "and",
        ["utilized"] = "used",
        ["utilised"] = "used",
        ["utilizing"] = "using",
        ["utilising"] = "using",
        ["utilize"] = "use",
        ["utilise"] = "use",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public string Name => "filler";

    public string Apply(string body)
    {
        var shorter = Phrases().Replace(body, match => char.IsUpper(match.Value[0]) ? Capitals.Raise(Shorten(match)) : Shorten(match));
        return shorter == body ? body : Spaces().Replace(shorter, " ").Trim();
    }

    /// <summary>A word that goes takes the blank behind it along, and gives its capital letter to the next one.</summary>
    private static string Shorten(Match match) =>
        match.Groups["next"] is { Success: true } next ? next.Value : Shorter[match.Value];

    [GeneratedRegex(@"\b(in order to|due to the fact that|a large number of|a wide range of|a wide variety of|a variety of|a number of|on a daily basis|on a weekly basis|on a monthly basis|on a regular basis|with regards? to|for the purpose of|as well as|utili[sz](ed|ing|e))\b|\b(successfully|effectively|basically|really|very)\s+(?<next>\p{L})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Phrases();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
