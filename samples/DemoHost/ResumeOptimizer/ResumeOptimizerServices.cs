using DemoHost.ResumeOptimizer;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the resume slice.</summary>
internal static class ResumeOptimizerServices
{
    /// <summary>The name of the rate limit on jobs.</summary>
    public const string StartLimit = "resume-start";

    /// <summary>The name of the CORS policy of the routes.</summary>
    public const string CorsPolicy = "resume-optimizer";

    /// <summary>Adds what <c>MapResumeOptimizer</c> needs. An <see cref="IChatClient"/>, if the host has one, takes over the wording.</summary>
    public static IServiceCollection AddResumeOptimizer(this IServiceCollection services, IConfiguration configuration)
    {
        var options = new ResumeOptimizerOptions();
        configuration.Bind(options);
        options.Validate();
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(p => new JobPageClient(options.JobPages, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(CreateWording);
        services.AddSingleton<OptimizerPipeline>();
        services.AddSingleton<OptimizerResults>();
        services.AddSingleton<OptimizerRuns>();
        services.AddSingleton<JobStreams>();
        services.AddSingleton<StartRequestReader>();
        services.AddSingleton<ResumeSamples>();
        services.AddCors(cors => cors.AddPolicy(CorsPolicy, policy => policy.WithOrigins([.. options.AllowedOrigins]).WithMethods("GET", "POST").WithHeaders("content-type", "last-event-id", "cache-control")));
        return services.AddClientRateLimit(StartLimit, options.JobsPerMinute);
    }

    private static IWording CreateWording(IServiceProvider provider) =>
        provider.GetService<IChatClient>() is { } chat
            ? new ChatWording(chat, provider.GetRequiredService<ResumeOptimizerOptions>().Chat, provider.GetRequiredService<TimeProvider>())
            : new RuleWording();
}
