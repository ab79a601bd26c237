using System.Buffers;

namespace DemoHost.BulkCheck;

/// <summary>Whether an address can be one: a local part, one @, a domain with a dot; the lengths of RFC 5321, section 4.5.3.1.</summary>
internal static class EmailRule
{
    private static readonly SearchValues<char> LocalCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.");

    public static bool IsAddress(string text)
    {
        var at = text.LastIndexOf('@');
        return text.Length <= 254 && at is > 0 and <= 64 && IsLocalPart(text.AsSpan(0, at)) && IsDomain(text.AsSpan(at + 1));
    }

    /// <summary>A dot-atom (RFC 5322, section 3.2.3); letters beyond ASCII are allowed (RFC 6531).</summary>
    private static bool IsLocalPart(ReadOnlySpan<char> text)
    {
        if (text[0] == '.' || text[^1] == '.' || text.IndexOf("..") >= 0)
            return false;
        foreach (var c in text)
        {
            if (!LocalCharacters.Contains(c) && !(c > 127 && char.IsLetterOrDigit(c)))
                return false;
        }
        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> text)
    {
        var labels = 0;
        foreach (var range in text.Split('.'))
        {
            var label = text[range];
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-')
                return false;
            foreach (var c in label)
            {
                if (!char.IsLetterOrDigit(c) && c != '-')
                    return false;
            }
            labels++;
        }
        return labels >= 2;
    }
}
