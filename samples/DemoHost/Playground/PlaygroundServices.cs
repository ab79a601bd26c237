using DemoHost.Playground;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the playground slice.</summary>
internal static class PlaygroundServices
{
    /// <summary>Adds what <c>MapPlayground</c> needs.</summary>
    public static IServiceCollection AddPlayground(this IServiceCollection services, IConfiguration configuration)
    {
        var options = new PlaygroundOptions();
        configuration.Bind(options);
        options.Validate();
        services.AddSingleton(options);
        services.AddSingleton<PlaygroundStreams>();
        return services;
    }
}
