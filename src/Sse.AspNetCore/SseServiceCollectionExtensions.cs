using Microsoft.Extensions.DependencyInjection.Extensions;
using Sse.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the event stream server and its health check.</summary>
public static partial class SseServiceCollectionExtensions
{
    /// <summary>
    /// Sets options of the event stream server and makes <see cref="SseServer"/> available to constructors. Serving streams works
    /// without this call, with the defaults.
    /// </summary>
    public static IServiceCollection AddSse(this IServiceCollection services, Action<SseServerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton(SseServer.From);
        return services;
    }
}
