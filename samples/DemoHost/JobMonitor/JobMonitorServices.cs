using DemoHost.JobMonitor;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the job slice.</summary>
internal static class JobMonitorServices
{
    /// <summary>The name of the rate limit on upload addresses, uploads and jobs.</summary>
    public const string RequestLimit = "job-requests";

    /// <summary>Adds what <c>MapJobMonitor</c> needs. The analysis itself is the one of <c>AddCvExtraction</c>.</summary>
    public static IServiceCollection AddJobMonitor(this IServiceCollection services, IConfiguration configuration)
    {
        var options = new JobMonitorOptions();
        configuration.Bind(options);
        options.Validate();
        services.AddSingleton(options);
        services.AddSingleton<JobFiles>();
        services.AddHostedService<JobFilesSweeper>();
        services.AddSingleton<UploadSigner>();
        services.AddSingleton<ResumeAnalysis>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<QueueStatsCache>();
        services.AddSingleton<QueueFigures>();
        services.AddSingleton<JobConnections>();
        services.AddSingleton<JobArrivals>();
        services.AddSingleton<JobWatcher>();
        services.AddQuartzQueue(options);
        return services.AddClientRateLimit(RequestLimit, options.RequestsPerMinute);
    }
}
