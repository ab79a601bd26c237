using System.Buffers;
using Sse.AspNetCore;
using Sse.Primitives;

namespace DemoHost.JobMonitor;

/// <summary>
/// One job as it happens. Written by hand instead of mapped with <c>MapSse</c>, because the original answers for a job that does not exist
/// yet, and mixes the job's events with the figures of its queue.
/// </summary>
internal static class WatchEndpoint
{
    public static void Map(WebApplication app)
    {
        var options = app.Services.GetRequiredService<JobMonitorOptions>();
        var sse = new SseEndpointOptions { HeartbeatInterval = options.HeartbeatInterval, HeartbeatAlways = true, WriteHeartbeat = WriteHeartbeat };
        app.MapGet(JobRoutes.WatchJob, (HttpContext http, string jobId, string? queueName, JobWatcher watcher) => WatchAsync(http, jobId, queueName, watcher, sse));
        app.MapGet(JobRoutes.Stats, (JobConnections connections) =>
            TypedResults.Json(new Answer<WatchStats>(true, connections.GetStats()), JobJson.Default.AnswerWatchStats));
    }

    private static async Task<IResult> WatchAsync(HttpContext http, string jobId, string? queueName, JobWatcher watcher, SseEndpointOptions options)
    {
        if (!JobQueueNames.IsJobId(jobId))
            return JobProblems.NoSuchJob();
        if (queueName is not null && !JobQueueNames.IsQueue(queueName))
            return JobProblems.NoSuchQueue();
        var (job, _) = await watcher.FindAsync(jobId, http.RequestAborted);
        var lastEventId = StreamPosition.TryParse(http.Request.Headers["Last-Event-ID"].ToString(), out var position) ? position : StreamPosition.Start;
        // Who has seen the end must not come again: 204 stops an EventSource (WHATWG HTML, 9.2.3).
        if (job is { IsCompleted: true } && lastEventId == job.Head)
            return TypedResults.NoContent();
        var response = await http.Response.StartSseAsync(options);
        await watcher.WatchAsync(new JobWatch(jobId, queueName, lastEventId, response), job);
        return TypedResults.Empty;
    }

    private static void WriteHeartbeat(SseConnectionContext connection, IBufferWriter<byte> output)
    {
        var now = connection.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        SseWriter.WriteJson(output, new JobHeartbeat(now.ToUnixTimeMilliseconds()), JobJson.Default.JobHeartbeat, JobHeartbeat.EventType);
    }
}
