using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sse.AspNetCore;
using Sse.Primitives;
using Sse.Workflow;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps routes to event streams, and adds their middleware.</summary>
public static partial class SseBuilderExtensions
{
    /// <summary>
    /// Serves streams at a route: <c>app.MapSse("/rooms/{key}", http =&gt; registry.GetOrCreate((string)http.GetRouteValue("key")!))</c>.
    /// Readers resume with <c>Last-Event-ID</c> or <c>?after=</c>; without either they get everything that is kept.
    /// </summary>
    /// <param name="endpoints">The application, or a group of routes.</param>
    /// <param name="pattern">The route.</param>
    /// <param name="find">Finds the stream a request asks for; null answers 404. Runs on every connect.</param>
    /// <param name="options">What is special about this route; null for the defaults.</param>
    /// <returns>For authorization, CORS, rate limits and other conventions.</returns>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public static IEndpointConventionBuilder MapSse(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        Func<HttpContext, EventStream?> find,
        SseEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(find);
        return endpoints.MapSse(pattern, options, (server, o) => http => StreamRequest.ServeAsync(server, http, find(http), o));
    }

    /// <inheritdoc cref="MapSse(IEndpointRouteBuilder, string, Func{HttpContext, EventStream}, SseEndpointOptions)"/>
    public static IEndpointConventionBuilder MapSse(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        Func<HttpContext, Task<EventStream?>> find,
        SseEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(find);
        return endpoints.MapSse(pattern, options, (server, o) =>
            async http => await StreamRequest.ServeAsync(server, http, await find(http).ConfigureAwait(false), o).ConfigureAwait(false));
    }

    /// <summary>
    /// Maps everything that clients need of the application's workflows under one prefix:
    /// <list type="bullet">
    /// <item><c>GET {id}/events</c>: a workflow as it happens; <c>?types=</c> and <c>?level=</c> choose events;</item>
    /// <item><c>GET events?ids=a,b</c>: several workflows over one connection;</item>
    /// <item><c>GET {id}</c>: a workflow's state, its position in the <c>Sse-Position</c> header; <c>GET {id}/summary</c>: in figures;</item>
    /// <item><c>GET {id}/events.ndjson</c>: its events so far, as lines of JSON;</item>
    /// <item><c>POST {id}/cancel</c>: asks it to stop; the optional body is <c>{by, reason}</c>;</item>
    /// <item><c>GET /</c>: workflows by <c>name, search, status, tag=key:value, from, to</c>, the newest first, at most <c>limit</c>;
    /// <c>after</c> continues with the <c>next</c> of a page. With a store these are the workflows of all nodes and of the past;</item>
    /// <item><c>GET live</c>: such a page as it changes, over one connection;</item>
    /// <item><c>GET metrics?time_window_minutes=</c>: a report over all; <c>GET stats</c>: the connections of this server.</item>
    /// </list>
    /// </summary>
    /// <param name="endpoints">The application, or a group of routes.</param>
    /// <param name="prefix">The part of the address before the routes, such as <c>/api/v1/workflows</c>.</param>
    /// <param name="options">What is special about the event streams of these routes; null for the defaults.</param>
    /// <returns>For authorization, CORS, rate limits and other conventions.</returns>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    /// <exception cref="InvalidOperationException">The application has no workflows; the message says what to add.</exception>
    public static IEndpointConventionBuilder MapWorkflows(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string prefix, SseEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        options ??= new SseEndpointOptions();
        options.Validate();
        var workflows = endpoints.ServiceProvider.GetService<IWorkflows>()
            ?? throw new InvalidOperationException("MapWorkflows needs workflows: add 'builder.Services.AddSseWorkflow();' before 'builder.Build()'.");
        return SseServer.From(endpoints.ServiceProvider).AddRoutes(workflows, options.IsLinkTarget).Map(endpoints, prefix, options);
    }

    /// <summary>
    /// Serves a page that tells whether a proxy between browser and server buffers events; other clients get the events themselves, eight in two
    /// seconds. Only in development: elsewhere it answers 404.
    /// </summary>
    /// <param name="endpoints">The application, or a group of routes.</param>
    /// <param name="pattern">The route.</param>
    public static IEndpointConventionBuilder MapSseSelfCheck(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "/sse-check")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        SseServer.From(endpoints.ServiceProvider);
        var isDevelopment = endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        RequestDelegate serve = isDevelopment ? SelfCheckEndpoint.ServeAsync : http => Problems.NotFoundAsync(http, "such page");
        return endpoints.MapMethods(pattern, [HttpMethods.Get], serve);
    }

    private static IEndpointConventionBuilder MapSse(
        this IEndpointRouteBuilder endpoints, string pattern, SseEndpointOptions? options, Func<SseServer, SseEndpointOptions, RequestDelegate> serve)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        options ??= new SseEndpointOptions();
        options.Validate();
        // Now, so that unusable options fail at the start, the application's stop is noticed, and no request needs a scope of services for it.
        var server = SseServer.From(endpoints.ServiceProvider);
        return endpoints.MapMethods(pattern, [HttpMethods.Get], serve(server, options)).WithDisplayName($"SSE {pattern}");
    }
}
