using System.Text.Json;
using DemoHost.BulkCheck;
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
        if (runs.TryStart(upload) is not { Id: var id })
            return CvProblems.Busy(request.HttpContext);
        return TypedResults.Accepted(
            CvExtractionRoutes.SnapshotOf(id),
            new CvStarted(id, CvExtractionRoutes.StreamOf(id), CvExtractionRoutes.SnapshotOf(id)));
    }

    private static IResult ListSamples(CvSampleFiles samples) =>
        TypedResults.Ok(samples.Names.Select(name => new { name, url = $"{CvExtractionRoutes.SampleFiles}/{Uri.EscapeDataString(name)}" }));

    /// <summary>
    /// Rendered anew from the run's result, so that it is there for as long as the run is. Runs of every slice are found by their ids: what
    /// another company's people may not read, or what is no CV, has no page.
    /// </summary>
    private static IResult ShowPortfolio(string id, HttpContext http, IWorkflows workflows)
    {
        if (workflows.Find(id) is not { } run || !CompanyAccess.MayRead(http, run.Stream.Options.Tags) || ProfileOf(run) is not { } profile)
            return CvProblems.NoPortfolio();
        // In place of the host's own, which keeps the page's style sheet from being applied.
        http.Response.Headers.ContentSecurityPolicy = $"{PortfolioPage.ContentSecurityPolicy}; frame-ancestors 'none'";
        return TypedResults.Content(PortfolioPage.Render(profile), "text/html; charset=utf-8");
    }

    private static CvProfile? ProfileOf(EnhancedSseLogger run)
    {
        try
        {
            return run.GetSnapshot().Result?.Deserialize(CvJsonContext.Default.CvProfile);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
