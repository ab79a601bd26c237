using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace DemoHost.JobMonitor;

/// <summary>
/// The names that uploads have on the server: random, so that nobody finds another's file, with the client's name behind, so that people
/// recognise theirs. Every path is made of such a name and nothing else.
/// </summary>
internal static partial class UploadNames
{
    public const string Endings = ".pdf, .docx, .txt or .md";

    /// <summary>Names an upload.</summary>
    /// <param name="clientName">As the client calls the file; may be a path, which is cut off.</param>
    /// <returns>Null when it is no name, or one of a file that cannot be a resume.</returns>
    public static string? New(string? clientName)
    {
        var last = clientName?.Split('/', '\\')[^1] ?? "";
        var ending = Path.GetExtension(last).ToLowerInvariant();
        if (ending is not (".pdf" or ".docx" or ".txt" or ".md"))
            return null;
        var shown = Unsafe().Replace(Path.GetFileNameWithoutExtension(last), "-").Trim('-', '.');
        return $"{RandomNumberGenerator.GetHexString(32, lowercase: true)}-{(shown.Length == 0 ? "resume" : shown[..Math.Min(shown.Length, 60)])}{ending}";
    }

    /// <summary>Whether a name could have been made here. Says nothing about who may use it.</summary>
    public static bool IsName(string? name) => name is not null && Made().IsMatch(name);

    [GeneratedRegex(@"[^A-Za-z0-9._-]+")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\A[0-9a-f]{32}-[A-Za-z0-9._-]{1,60}\.(pdf|docx|txt|md)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Made();
}
