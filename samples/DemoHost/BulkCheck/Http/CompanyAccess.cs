using System.Security.Claims;

namespace DemoHost.BulkCheck;

/// <summary>
/// Keeps one company's runs from another's readers, on every route that serves them, the native ones included: a request reads a run only when it
/// names the run's company, as <c>?com_id=</c> or in the <c>X-Com-Id</c> header, or when its browser was the last to upload for it. Others get 404.
/// </summary>
/// <remarks>
/// The demo has no sign-in, so anybody may name any company. Of a user who is signed in only the claims named <c>com_id</c> count: without one the user
/// acts for no company, whatever the request names.
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

    /// <summary>The company that the request of a user who is not signed in is for; null when it does not say.</summary>
    private static string? Of(HttpContext http)
    {
        if (http.Features.Get<RequestCompany>() is { } form)
            return form.ComId;
        string?[] named = [http.Request.Headers["X-Com-Id"], http.Request.Query[Tag], http.Request.Cookies[Tag]];
        return Array.Find(named, n => !string.IsNullOrEmpty(n));
    }

    /// <summary>Whether the signed-in user, if there is one, may act for a company.</summary>
    public static bool MayActFor(ClaimsPrincipal user, string comId) => !IsSignedIn(user) || user.HasClaim(Tag, comId);

    /// <summary>Lets runs of this slice through to their company only; other streams are none of its business.</summary>
    /// <param name="http">The request.</param>
    /// <param name="tags">Those of the stream it asks for.</param>
    public static bool MayRead(HttpContext http, IReadOnlyDictionary<string, string> tags)
    {
        if (!tags.TryGetValue(Tag, out var owner))
            return true;
        return IsSignedIn(http.User) ? MayActFor(http.User, owner) : Of(http) == owner;
    }

    private static bool IsSignedIn(ClaimsPrincipal user) => user.Identities.Any(identity => identity.IsAuthenticated);
}
