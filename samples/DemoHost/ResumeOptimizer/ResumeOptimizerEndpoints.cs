using DemoHost.ResumeOptimizer;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the resume slice.</summary>
internal static class ResumeOptimizerEndpoints
{
    /// <summary>The routes of the original system; beside them a run without a stream, results, cancelling and samples.</summary>
    public static void MapResumeOptimizer(this WebApplication app)
    {
        var pipeline = app.MapGroup("").RequireCors(ResumeOptimizerServices.CorsPolicy);
        pipeline.MapPost(ResumeOptimizerRoutes.Start, PipelineEndpoints.StartAsync).RequireRateLimiting(ResumeOptimizerServices.StartLimit);
        pipeline.MapPost(ResumeOptimizerRoutes.Run, PipelineEndpoints.RunAsync).RequireRateLimiting(ResumeOptimizerServices.StartLimit);
        pipeline.MapGet(ResumeOptimizerRoutes.Samples, PipelineEndpoints.ListSamples);
        pipeline.MapGet(ResumeOptimizerRoutes.Options, PipelineEndpoints.ShowOptions);

        var job = app.MapGroup(ResumeOptimizerRoutes.Job).RequireCors(ResumeOptimizerServices.CorsPolicy);
        job.MapSse("/stream", JobEndpoints.FindStreamAsync, JobEndpoints.StreamOptions);
        job.MapGet("/snapshot", JobEndpoints.ShowSnapshotAsync);
        job.MapGet("/result", JobEndpoints.ShowResultAsync);
        job.MapPost("/cancel", JobEndpoints.CancelAsync);
    }
}
