using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sse.Dashboard;

/// <summary>Stands before every endpoint of a dashboard: decides whether it answers at all, and sets the headers of a careful site.</summary>
internal sealed class DashboardGate(SseDashboardOptions options, string prefix, IServiceProvider services)
{
    /// <summary>
    /// What requests that change something must carry. A page of another site cannot add it without being allowed to by CORS, so
    /// nobody's browser can be made to cancel a workflow.
    /// </summary>
    public const string RequestHeader = "Sse-Dashboard";

    /// <summary>Its own scripts, styles and data, and nothing inline.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly bool _isOpen = options.AllowOutsideDevelopment || services.GetRequiredService<IHostEnvironment>().IsDevelopment();

    private readonly string _refusal = $"""
        This dashboard is not served outside development before the application says who may see it. Change

            app.MapSseDashboard("{prefix}");

        to one of

            app.MapSseDashboard("{prefix}").RequireAuthorization();
            app.MapSseDashboard("{prefix}", o => o.AllowOutsideDevelopment = true);

        """;

    /// <summary>A convention: puts the gate before the endpoint.</summary>
    public void Guard(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is not { } serve)
            return;
        endpoint.RequestDelegate = http =>
        {
            SetHeaders(http.Response.Headers);
            if (!_isOpen && !AsksForAuthorization(http))
                return RefuseAsync(http, _refusal);
            if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
                return serve(http);
            if (options.IsReadOnly)
                return RefuseAsync(http, "This dashboard is for looking only.");
            return http.Request.Headers.ContainsKey(RequestHeader)
                ? serve(http)
                : RefuseAsync(http, $"A request that changes something needs the header '{RequestHeader}: 1'.");
        };
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>Whoever comes here past such metadata has been let in by the authorization middleware; without that, routing throws.</summary>
    private static bool AsksForAuthorization(HttpContext http) =>
        http.GetEndpoint()?.Metadata is { } metadata
        && (metadata.GetMetadata<IAuthorizeData>() is not null || metadata.GetMetadata<AuthorizationPolicy>() is not null)
        && metadata.GetMetadata<IAllowAnonymous>() is null;

    private static Task RefuseAsync(HttpContext http, string message)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(message, http.RequestAborted);
    }
}
