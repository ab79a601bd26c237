using System.Text.Json;
using Sse.Workflow;

namespace DemoHost.CvExtraction;

/// <summary>Upload a CV, fetch the samples, see the page that was made of a CV.</summary>
internal static class CvUploadEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(CvExtractionRoutes.Upload, StartAsync).RequireRateLimiting(CvExtractionServices.UploadLimit);
        app.MapGet(CvExtractionRoutes.Samples, ListSamples);
        app.MapGet(CvExtractionRoutes.Portfolio, ShowPortfolio);
    }

    private static async Task<IResult> StartAsync(HttpRequest request, CvRuns runs, CvExtractionOptions options)
    {
        var (upload, problem) = await CvUploadReader.ReadAsync(request, options);
        if (upload is null)
            return problem!;
        var id = runs.Start(upload).Id;
        return TypedResults.Accepted(
            CvExtractionRoutes.SnapshotOf(id),
            new CvStarted(id, CvExtractionRoutes.StreamOf(id), CvExtractionRoutes.SnapshotOf(id)));
    }

    private static IResult ListSamples(CvSampleFiles samples) =>
        TypedResults.Ok(samples.Names.Select(name => new { name, url = $"{CvExtractionRoutes.SampleFiles}/{Uri.EscapeDataString(name)}" }));

    /// <summary>Rendered anew from the run's result, so that it is there for as long as the run is.</summary>
    private static IResult ShowPortfolio(string id, IWorkflows workflows)
    {
        if (workflows.Find(id)?.GetSnapshot().Result is not { } result || result.Deserialize(CvJsonContext.Default.CvProfile) is not { } profile)
            return TypedResults.Problem("The run does not exist, has not finished, or has failed.", statusCode: StatusCodes.Status404NotFound, title: "There is no portfolio page for this run.");
        return TypedResults.Content(PortfolioPage.Render(profile), "text/html; charset=utf-8");
    }
}
