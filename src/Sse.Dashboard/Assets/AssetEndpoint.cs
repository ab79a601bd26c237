using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Sse.Dashboard;

/// <summary><c>GET assets/{version}/{path}</c>: the files of the page.</summary>
internal static class AssetEndpoint
{
    public static Task ServeAsync(HttpContext http)
    {
        if (DashboardAssets.Find(http.GetRouteValue("path") as string ?? "") is not { } asset)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        var headers = http.Response.Headers;
        headers.ETag = asset.ETag;
        headers.Vary = "Accept-Encoding";
        // A page of an older version that is still open gets what there is now, and must ask again.
        var isCurrent = string.Equals(http.GetRouteValue("version") as string, DashboardAssets.Version, StringComparison.Ordinal);
        headers.CacheControl = isCurrent ? "private, max-age=31536000, immutable" : "private, no-cache";
        if (IsKnown(http.Request, asset))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        return WriteAsync(http, asset);
    }

    private static bool IsKnown(HttpRequest request, DashboardAsset asset) =>
        request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
        && known.Any(tag => tag.Tag == "*" || tag.Compare(EntityTagHeaderValue.Parse(asset.ETag), useStrongComparison: false));

    private static Task WriteAsync(HttpContext http, DashboardAsset asset)
    {
        var bytes = asset.Bytes;
        if (http.Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "br" && coding.Quality is not 0))
        {
            bytes = asset.Compressed;
            http.Response.Headers.ContentEncoding = "br";
        }
        http.Response.ContentType = asset.ContentType;
        http.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }
}
