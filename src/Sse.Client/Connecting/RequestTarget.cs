using System.Net;

namespace Sse.Client;

/// <summary>Where an attempt goes next, and how.</summary>
/// <param name="Uri">The address.</param>
/// <param name="Method">The method, which a redirect may change.</param>
/// <param name="HasBody">Whether the body goes along.</param>
/// <param name="LeftOrigin">Whether a redirect led away from the origin that the caller's credentials are for.</param>
/// <param name="IdempotencyKey">By which the server can tell a repeated request from a second one; null where repeating does no harm.</param>
internal sealed record RequestTarget(Uri Uri, HttpMethod Method, bool HasBody, bool LeftOrigin, string? IdempotencyKey)
{
    public static RequestTarget Of(SseRequest request) =>
        new(request.Uri, request.Method, HasBody: true, LeftOrigin: false, IsSafe(request.Method) ? null : Guid.NewGuid().ToString("N"));

    /// <summary>Whether a request only asks (RFC 9110 9.2.1).</summary>
    public static bool IsSafe(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head;

    public static bool IsSameOrigin(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    public static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>The target a redirect points to (Fetch 4.4, HTTP-redirect fetch): only 307 and 308 keep method and body of everything.</summary>
    /// <param name="from">The absolute address that answered.</param>
    /// <param name="location">What it answered, resolved.</param>
    /// <param name="status">Its status.</param>
    public RequestTarget Redirect(Uri from, Uri location, HttpStatusCode status)
    {
        bool becomesGet = status switch
        {
            HttpStatusCode.MovedPermanently or HttpStatusCode.Found => Method == HttpMethod.Post,
            HttpStatusCode.SeeOther => Method != HttpMethod.Get && Method != HttpMethod.Head,
            _ => false,
        };
        return new(location, becomesGet ? HttpMethod.Get : Method, HasBody && !becomesGet, LeftOrigin || !IsSameOrigin(from, location), becomesGet ? null : IdempotencyKey);
    }
}
