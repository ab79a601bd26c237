using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Sse.Dashboard;

/// <summary><c>GET {prefix}/</c>: the page. It is the same for all; what it shows is in the address's query.</summary>
internal sealed class PageEndpoint(SseDashboardOptions options)
{
    private readonly byte[] _html = Encoding.UTF8.GetBytes(DashboardPage.Render(options));

    public Task ServeAsync(HttpContext http)
    {
        var request = http.Request;
        // The page's addresses are relative, so that it works under whatever path it is mounted; the slash makes them lead here.
        if (!request.Path.Value!.EndsWith('/'))
        {
            http.Response.Redirect(UriHelper.BuildRelative(request.PathBase, request.Path + "/", request.QueryString));
            return Task.CompletedTask;
        }
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.ContentLength = _html.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(_html, http.RequestAborted).AsTask();
    }
}
