using DemoHost.JobMonitor;
using Npgsql;
using Quartz;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Quartz.NET: in memory, or in PostgreSQL as one of several nodes.</summary>
internal static class QuartzQueue
{
    /// <summary>The least that Quartz allows. A job that another node adds is noticed within this time.</summary>
    private static readonly TimeSpan IdleWait = TimeSpan.FromSeconds(1);

    public static void AddQuartzQueue(this IServiceCollection services, JobMonitorOptions options)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = "job-monitor";
                o.IdleWaitTime = IdleWait;
            });
            quartz.UseDefaultThreadPool(options.MaxConcurrentJobs);
            if (options.ConnectionString is { } connectionString)
                quartz.UsePersistentStore(store => UsePostgres(store, connectionString));
            else
                quartz.UseInMemoryStore();
        });
        services.AddQuartzExecutionHistory(o => o.Retention = TimeSpan.FromDays(1));
        services.AddQuartzHostedService(o =>
        {
            // Without a worker the queue is there to be filled and asked, and nothing is fired here.
            o.AutoStart = options.Worker;
            o.WaitForJobsToComplete = true;
        });
    }

    private static void UsePostgres(IPersistentStoreBuilder store, string connectionString)
    {
        store.UsePostgres(NpgsqlFactory.Instance, connectionString);
        store.ProvisionSchema();
        store.UseExecutionHistory();
        store.UseClustering(o => o.CheckinInterval = TimeSpan.FromSeconds(3));
    }
}
