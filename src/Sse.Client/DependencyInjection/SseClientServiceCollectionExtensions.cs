using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sse.Client;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="SseClient"/>.</summary>
public static class SseClientServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="SseClient"/> as a singleton on <see cref="IHttpClientFactory"/>: every attempt asks the factory anew, so handlers rotate under
    /// long subscriptions. The factory knows the client as <see cref="SseClient.HttpClientName"/>. The clock is the registered <see cref="TimeProvider"/>, if there is one and the options do not set another.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options. Validated when the client is first resolved.</param>
    /// <returns>A builder for the underlying <see cref="HttpClient"/>: message handlers, base address, default headers.</returns>
    public static IHttpClientBuilder AddSseClient(this IServiceCollection services, Action<SseClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<SseClientOptions>()
            .Configure<IServiceProvider>(static (options, provider) => options.TimeProvider = provider.GetService<TimeProvider>() ?? options.TimeProvider);
        if (configure is not null)
            options.Configure(configure);
        services.TryAddSingleton(static provider =>
        {
            var factory = provider.GetRequiredService<IHttpClientFactory>();
            return new SseClient(
                () => factory.CreateClient(SseClient.HttpClientName),
                provider.GetRequiredService<IOptions<SseClientOptions>>().Value,
                provider.GetService<ILogger<SseClient>>());
        });
        return services.AddHttpClient(SseClient.HttpClientName)
            // How long a server may take is SseClientOptions.IdleTimeout's to say.
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => SseClient.CreateHandler());
    }
}
