using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sse.AspNetCore;
using Sse.Dashboard;
using Sse.Workflow;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the dashboard.</summary>
public static class SseDashboardBuilderExtensions
{
    /// <summary>
    /// Serves a page that shows the application's workflows live, with everything that the page needs under the same address:
    /// <c>app.MapSseDashboard("/workflows").RequireAuthorization("operators");</c>
    /// </summary>
    /// <remarks>
    /// In development everybody sees it. Elsewhere it is refused unless its endpoints ask for authorization, or
    /// <see cref="SseDashboardOptions.AllowOutsideDevelopment"/> is on.
    /// </remarks>
    /// <param name="endpoints">The application, or a group of routes.</param>
    /// <param name="prefix">The page's address, such as <c>/workflows</c>.</param>
    /// <param name="configure">Changes the defaults; null to keep them.</param>
    /// <returns>For authorization and other conventions, which hold for the page and for its data.</returns>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    /// <exception cref="InvalidOperationException">The application has no workflows; the message says what to add.</exception>
    public static IEndpointConventionBuilder MapSseDashboard(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string prefix, Action<SseDashboardOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        if (endpoints.ServiceProvider.GetService<IWorkflows>() is null)
            throw new InvalidOperationException("MapSseDashboard needs workflows: add 'builder.Services.AddSseWorkflow();' before 'builder.Build()'.");
        var options = new SseDashboardOptions();
        configure?.Invoke(options);
        options.Validate();

        var group = endpoints.MapGroup(prefix);
        var gate = new DashboardGate(options, prefix, endpoints.ServiceProvider);
        ((IEndpointConventionBuilder)group).Add(gate.Guard);
        group.MapMethods("", [HttpMethods.Get, HttpMethods.Head], new PageEndpoint(options).ServeAsync).WithDisplayName("Workflow dashboard");
        group.MapMethods("assets/{version}/{**path}", [HttpMethods.Get, HttpMethods.Head], AssetEndpoint.ServeAsync);
        group.MapWorkflows("api", new SseEndpointOptions { IsLinkTarget = false });
        return group;
    }
}
