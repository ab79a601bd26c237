using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>Starts jobs: to be watched, or, for clients that cannot stream, to be waited for.</summary>
internal static class PipelineEndpoints
{
    public static async Task<IResult> StartAsync(HttpRequest http, StartRequestReader reader, OptimizerRuns runs)
    {
        var (run, problem) = await BeginAsync(http, reader, runs);
        if (run is null)
            return problem!;
        return TypedResults.Json(new StartResponse(run.Id, ResumeOptimizerRoutes.StreamOf(run.Id), ResumeOptimizerRoutes.SnapshotOf(run.Id)), OptimizerJson.Default.StartResponse);
    }

    /// <summary>The same job without a stream: answers its result. It is a job like the others, with a stream for whoever wants to look.</summary>
    public static async Task<IResult> RunAsync(HttpRequest http, StartRequestReader reader, OptimizerRuns runs)
    {
        var (run, problem) = await BeginAsync(http, reader, runs);
        if (run is null)
            return problem!;
        await using var left = http.HttpContext.RequestAborted.Register(() => run.Cancel("client", "The client left."));
        try
        {
            return TypedResults.Json(await run.Completion, OptimizerJson.Default.OptimizationResult);
        }
        catch (JobPageException e)
        {
            return OptimizerProblems.Failed(e);
        }
        catch (OperationCanceledException)
        {
            return OptimizerProblems.Conflict("The job was canceled.");
        }
    }

    public static IResult ListSamples(ResumeSamples samples) => TypedResults.Json(samples.All, OptimizerJson.Default.IReadOnlyListResumeSample);

    public static IResult ShowOptions(ResumeOptimizerOptions options) =>
        TypedResults.Json(new PipelineOptions(options.JobPages.Enabled, options.MaxTextLength), OptimizerJson.Default.PipelineOptions);

    private static async Task<(WorkflowRun<OptimizationResult>? Run, IResult? Problem)> BeginAsync(HttpRequest http, StartRequestReader reader, OptimizerRuns runs)
    {
        var (request, problem) = await reader.ReadAsync(http);
        if (request is null)
            return (null, problem);
        if (runs.TryStart(request) is { } run)
            return (run, null);
        http.HttpContext.Response.Headers.RetryAfter = "5";
        return (null, OptimizerProblems.Busy());
    }
}
