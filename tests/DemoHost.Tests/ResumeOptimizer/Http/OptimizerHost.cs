using DemoHost.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DemoHost.Tests.ResumeOptimizer.Http;

/// <summary>The resume optimizer alone.</summary>
internal static class OptimizerHost
{
    /// <param name="configure">Adds services before the slice adds its own.</param>
    /// <param name="settings">Settings of the slice: <c>("MaxRunning", "1")</c>.</param>
    public static Task<SliceHost> StartAsync(Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings) =>
        SliceHost.StartAsync(
            (services, section) =>
            {
                configure?.Invoke(services);
                services.AddResumeOptimizer(section);
            },
            app => app.MapResumeOptimizer(), settings);
}
