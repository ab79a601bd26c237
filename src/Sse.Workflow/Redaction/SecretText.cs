using System.Buffers;
using System.Text.RegularExpressions;

namespace Sse.Workflow;

/// <summary>
/// Finds <c>password=…</c>, <c>"token": "…"</c>, <c>Authorization: Bearer …</c> in running text. A vectorised search for the
/// names comes first: almost every message has none, and is done after it.
/// </summary>
internal sealed class SecretText
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private readonly SearchValues<string>? _starts;
    private readonly Lazy<Regex>? _pairs;

    public SecretText(IEnumerable<string> keys)
    {
        string[] names = [.. keys.Where(k => k.Length > 0)];
        if (names.Length == 0)
            return;
        // In text a name may lack its punctuation or have another, hence the search for the beginning of its first word only.
        _starts = SearchValues.Create([.. names.Select(Start)], StringComparison.OrdinalIgnoreCase);
        _pairs = new Lazy<Regex>(() => new Regex(Expression(names), Linear));
    }

    public string Redact(string text) =>
        !MayHoldSecret(text)
            ? text
            : _pairs!.Value.Replace(text, "${name}" + RedactionOptions.Redacted);

    public bool MayHoldSecret(ReadOnlySpan<char> text) =>
        _starts is not null && text.ContainsAny(':', '=') && text.ContainsAny(_starts);

    private static string Start(string name)
    {
        var word = name.AsSpan();
        var end = word.IndexOfAny('_', '-', ' ');
        if (end > 0)
            word = word[..end];
        return word[..Math.Min(6, word.Length)].ToString();
    }

    private static string Expression(string[] names)
    {
        var alternatives = string.Join('|', names.Select(n => string.Join(@"[ _\-]?", n.Split('_', '-', ' ').Select(Regex.Escape))));
        const string Value = @"(?:""[^""]*""|'[^']*'|(?:(?:Bearer|Basic|Digest)\s+)?[^\s,;&""']+)";
        return $@"(?<name>\b[\w\-]*(?:{alternatives})[\w\-]*[""']?\s*[:=]\s*){Value}";
    }
}
