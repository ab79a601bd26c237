using DemoHost.JobMonitor;
using Sse.Primitives;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the job slice.</summary>
internal static class JobMonitorEndpoints
{
    /// <summary>Upload, queue, live progress and statistics, on the routes of the system this slice carries on.</summary>
    /// <exception cref="InvalidOperationException">The queue is shared with other processes, and the streams are not.</exception>
    public static void MapJobMonitor(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<JobMonitorOptions>();
        if (options.ConnectionString is not null && app.Services.GetRequiredService<EventStreamRegistry>().Stores.Count == 0)
            throw new InvalidOperationException("JobMonitor:ConnectionString shares the queue with other processes, which then write streams that this one cannot see: add --store \"postgres:CONNECTION STRING\".");
        app.UseSse();
        UploadEndpoints.Map(app);
        QueueEndpoints.Map(app);
        WatchEndpoint.Map(app);
    }
}
