using System.Buffers;
using Sse.AspNetCore;
using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>What there is about one job.</summary>
internal static class JobEndpoints
{
    /// <summary>A heartbeat every 15 seconds, as the original sends it: an event, whether others flow or not. It has no id and is no part of the history.</summary>
    public static SseEndpointOptions StreamOptions { get; } = new()
    {
        HeartbeatInterval = TimeSpan.FromSeconds(15),
        HeartbeatAlways = true,
        WriteHeartbeat = WriteHeartbeat,
    };

    public static async Task<EventStream?> FindStreamAsync(HttpContext http) =>
        await http.RequestServices.GetRequiredService<JobStreams>().FindAsync(http) is { } run ? JobDialect.Of(run) : null;

    public static async Task<IResult> ShowSnapshotAsync(HttpContext http, JobStreams jobs)
    {
        if (await jobs.FindAsync(http) is not { } run)
            return OptimizerProblems.NoJob();
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(await JobHistory.ReadAsync(run, http.RequestAborted), OptimizerJson.Default.JobSnapshot);
    }

    public static async Task<IResult> ShowResultAsync(HttpContext http, JobStreams jobs, OptimizerResults results)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (results.TryGet(JobStreams.IdOf(http), out var result))
            return TypedResults.Json(result, OptimizerJson.Default.OptimizationResult);
        if (await jobs.FindAsync(http) is not { } run)
            return OptimizerProblems.NoJob();
        return run.IsCompleted ? OptimizerProblems.NoResult() : OptimizerProblems.Conflict("The job is running: watch its stream for 'done'.");
    }

    public static async Task<IResult> CancelAsync(HttpContext http, JobStreams jobs, IWorkflows workflows)
    {
        if (await jobs.FindAsync(http) is not { } run)
            return OptimizerProblems.NoJob();
        workflows.Cancel(run.Id, "client");
        if (run.IsCompleted && (await JobHistory.ReadAsync(run, http.RequestAborted)).Status is not JobStatus.Canceled and var status)
            return OptimizerProblems.Conflict($"The job has ended already: {status}.");
        return TypedResults.Json(new JobAnswer(run.Id, run.IsCompleted ? JobStatus.Canceled : "canceling"), OptimizerJson.Default.JobAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private static void WriteHeartbeat(SseConnectionContext connection, IBufferWriter<byte> output)
    {
        var now = connection.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        SseWriter.WriteJson(output, new JobEvent<JobData.Nothing>(JobEventTypes.Heartbeat, now, new JobData.Nothing()), OptimizerJson.Default.JobEventNothing, JobEventTypes.Heartbeat);
    }
}
