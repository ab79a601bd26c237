using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sse.AspNetCore;
using Sse.Primitives;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps routes to event streams.</summary>
public static class SseEndpointRouteBuilderExtensions
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
        return endpoints.MapSse(pattern, http => Task.FromResult(find(http)), options);
    }

    /// <inheritdoc cref="MapSse(IEndpointRouteBuilder, string, Func{HttpContext, EventStream}, SseEndpointOptions)"/>
    public static IEndpointConventionBuilder MapSse(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        Func<HttpContext, Task<EventStream?>> find,
        SseEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(find);
        options ??= new SseEndpointOptions();
        options.Validate();
        // Now, so that unusable options fail at the start and the application's stop is noticed.
        SseServer.From(endpoints.ServiceProvider);
        RequestDelegate serve = async http => await StreamRequest.ServeAsync(http, await find(http).ConfigureAwait(false), options).ConfigureAwait(false);
        return endpoints.MapMethods(pattern, [HttpMethods.Get], serve).WithDisplayName($"SSE {pattern}");
    }
}
