using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Sse.AspNetCore;

/// <summary>The <c>Prefer</c> request header (RFC 7240).</summary>
internal static class PreferHeader
{
    /// <summary>The longest that an answer is held back. Proxies give up soon after.</summary>
    private const int MostSeconds = 60;

    /// <summary>The seconds of <c>wait=N</c>, at most <see cref="MostSeconds"/>; null without one.</summary>
    public static int? Wait(HttpRequest request)
    {
        foreach (var preference in request.Headers["Prefer"].SelectMany(static line => (line ?? "").Split(',', ';')))
        {
            if (preference.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value]
                && name.Equals("wait", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(value.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                return Math.Min(seconds, MostSeconds);
        }
        return null;
    }
}
