using System.Text;
using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Cleans the text of one line: what typesetting put in (ligatures, soft hyphens, odd spaces, bullets) comes out.</summary>
internal static partial class LineText
{
    private const string Ligatures = "\uFB00ff\uFB01fi\uFB02fl\uFB03ffi\uFB04ffl\uFB05st\uFB06st";

    /// <summary>Returns the clean text, cells separated by tabs, and whether a bullet stood before it.</summary>
    public static (string Text, bool Bullet) Clean(string raw)
    {
        string text = Normalize(raw).Trim();
        if (text.Length == 0 || !IsBulletStart(text)) return (text, false);
        var bullet = BulletStart().Match(text);
        return bullet.Success ? (text[bullet.Length..].TrimStart(), true) : (text, false);
    }

    private static string Normalize(string raw)
    {
        var builder = new StringBuilder(raw.Length);
        int spaces = 0;
        bool tab = false;
        foreach (char c in raw)
        {
            if (c == '\t' || IsSpace(c))
            {
                spaces++;
                tab |= c == '\t';
                continue;
            }
            if (IsInvisible(c)) continue;
            if (spaces > 0 && builder.Length > 0) builder.Append(tab || spaces >= 3 ? TextLine.CellSeparator : ' ');
            spaces = 0;
            tab = false;
            AppendLetter(builder, c);
        }
        // Combining accents (as some PDF writers and macOS produce them) become the letters that lexicons are written in.
        string text = builder.ToString();
        return text.IsNormalized() ? text : NormalizeSafely(text);
    }

    private static string NormalizeSafely(string text)
    {
        try
        {
            return text.Normalize();
        }
        catch (ArgumentException)
        {
            // A lone surrogate: no normal form exists for it, so those characters go.
            return new string([.. text.Where(c => !char.IsSurrogate(c))]).Normalize();
        }
    }

    private static void AppendLetter(StringBuilder builder, char c)
    {
        if (c is >= '\uFB00' and <= '\uFB06')
        {
            int start = Ligatures.IndexOf(c, StringComparison.Ordinal) + 1;
            for (int i = start; i < Ligatures.Length && Ligatures[i] < '\u0080'; i++) builder.Append(Ligatures[i]);
        }
        else
        {
            builder.Append(c);
        }
    }

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u3000' or (>= '\u2000' and <= '\u200A');

    /// <summary>Soft hyphens, zero-width characters, direction marks and control characters.</summary>
    private static bool IsInvisible(char c) =>
        c is '\u00AD' or '\uFEFF' or '\u2060' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or '\uFFFC' || char.IsControl(c);

    private static bool IsBulletStart(string text) => !char.IsLetterOrDigit(text[0]) || text[0] is 'o' || text[0] is '\u00FC' or '\u00D8';

    // U+F0xx are the private-use codes that Word's Symbol and Wingdings bullets become in PDF. "o" is Courier's round bullet.
    [GeneratedRegex(@"^(?:[\u2022\u2023\u2043\u204C\u204D\u2219\u00B7\u25AA\u25AB\u25A0\u25A1\u25CF\u25CB\u25E6\u25B6\u25B8\u25B9\u25BA\u25B7\u27A2\u27A4\u2794\u2192\u2713\u2714\u2756\u2666\u25C6\u25C7\u29BF\u00BB\u203A\u2605\u2606\uE000-\uF8FF]\s*|[-*+\u2013\u2014\u2212>]\s+|[o\u00A7\u00FC\u00D8]\s+(?=\p{Lu}))+")]
    private static partial Regex BulletStart();
}
