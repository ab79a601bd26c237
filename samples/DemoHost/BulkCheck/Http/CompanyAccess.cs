using System.Security.Claims;

namespace DemoHost.BulkCheck;

/// <summary>
/// Keeps one company's runs from another's readers, on every route that serves them, the native ones included: a request reads a run only when it
/// names the run's company, as <c>?com_id=</c> or in the <c>X-Com-Id</c> header, or when its browser was the last to upload for it. Others get 404.
/// </summary>
/// <remarks>
/// The demo has no sign-in, so anybody may name any company. A host with sign-in puts the company into a claim named <c>com_id</c>: then
/// nobody gets by with naming another one.
/// </remarks>
internal static class CompanyAccess
{
    /// <summary>The tag of runs, the claim of users and the query parameter have one name.</summary>
    public const string Tag = "com_id";

    public const int LongestId = 100;

    public static bool IsId(string text) => text.Length is > 0 and <= LongestId && !text.Any(char.IsControl);

    /// <summary>
    /// Takes the company that the form of this request names, for this request and, in place of a session, for the browser's next ones: pages
    /// that know nothing of companies, such as a dashboard, then show its runs.
    /// </summary>
    public static void Set(HttpContext http, string comId)
    {
        http.Features.Set(new RequestCompany(comId));
        http.Response.Cookies.Append(Tag, comId, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps });
    }

    /// <summary>The company that the request is for; null when it does not say.</summary>
    public static string? Of(HttpContext http)
    {
        if (http.Features.Get<RequestCompany>() is { } form)
            return form.ComId;
        string?[] named = [http.Request.Headers["X-Com-Id"], http.Request.Query[Tag], http.Request.Cookies[Tag]];
        return Array.Find(named, n => !string.IsNullOrEmpty(n));
    }

    /// <summary>Whether the signed-in user, if there is one, may act for a company.</summary>
    public static bool MayActFor(ClaimsPrincipal user, string comId) => user.FindFirstValue(Tag) is not { } own || own == comId;

    /// <summary>Lets runs of this slice through to their company only; other streams are none of its business.</summary>
    /// <param name="http">The request.</param>
    /// <param name="tags">Those of the stream it asks for.</param>
    public static bool MayRead(HttpContext http, IReadOnlyDictionary<string, string> tags)
    {
        if (!tags.TryGetValue(Tag, out var owner))
            return true;
        return Of(http) is { } comId && comId == owner && MayActFor(http.User, comId);
    }
}
