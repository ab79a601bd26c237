using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Finds web addresses, with or without a scheme. Product names such as "Node.js" are none.</summary>
internal static partial class LinkFinder
{
    private const int MaxLineLength = 4000;

    private static readonly string[] NotSites = ["asp.net", "socket.io", "draw.io", "ado.net", "vb.net", "ml.net", "paint.net", "bit.bio"];

    /// <summary>Addresses of a line, each with a scheme. Bare host names count only where contact details stand.</summary>
    public static IEnumerable<string> Find(string line, bool bareHosts)
    {
        if (line.Length > MaxLineLength || !line.Contains('.', StringComparison.Ordinal)) yield break;
        foreach (Match match in Address().Matches(line))
        {
            string address = match.Value.TrimEnd('.', ',', ';', ':', ')', ']', '\'', '"', '>');
            if (IsInEmail(line, match.Index, match.Index + match.Length)) continue;
            bool explicitly = match.Groups["scheme"].Success || match.Groups["www"].Success || (match.Groups["path"].Length > 1 && IsHost(match.Groups["host"].Value));
            if (explicitly || (bareHosts && IsHost(match.Groups["host"].Value))) yield return Normalize(address);
        }
    }

    /// <summary>With a scheme; https where none was written.</summary>
    public static string Normalize(string address) => address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address;

    /// <summary>For comparison: scheme, "www." and a closing slash make no difference.</summary>
    public static string Key(string address)
    {
        string key = address.ToLowerInvariant();
        int scheme = key.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0) key = key[(scheme + 3)..];
        if (key.StartsWith("www.", StringComparison.Ordinal)) key = key[4..];
        return key.TrimEnd('/');
    }

    private static bool IsInEmail(string line, int start, int end) => (start > 0 && line[start - 1] is '@' or '.' or '-' or '_' or '+') || (end < line.Length && line[end] == '@');

    private static bool IsHost(string host) => KnownTopLevel().IsMatch(host) && !NotSites.Contains(host.ToLowerInvariant());

    [GeneratedRegex(@"(?<![\w@.+-])(?<scheme>https?://)?(?<www>www\.)?(?<host>(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,5}\p{L}{2,18})(?::\d{2,5})?(?<path>/[^\s<>|,;()\[\]""\u00B7\u2022]{0,300})?", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\.(?:com|org|net|io|dev|me|app|tech|ai|co|info|eu|uk|de|fr|es|pt|it|nl|be|pl|at|ch|se|no|dk|fi|ie|us|ca|au|nz|br|mx|ar|cl|in|jp|cz|sk|hu|ro|bg|gr|ua|ru|tr|il|za|ng|ke|sg|hk|xyz|site|online|design|codes|blog|page|art|studio|cc|tv|gg|so|sh|cloud|engineer|engineering|photography|works|space|name|edu|gov|id|lt|lv|ee|hr|si|rs|lu|bio|link|fyi|systems|software|digital|agency|media|world|today|live|pro|team|social)$", RegexOptions.IgnoreCase)]
    private static partial Regex KnownTopLevel();
}
