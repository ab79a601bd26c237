using System.Text.Json;
using Sse.Workflow;

namespace DemoHost.CvExtraction;

/// <summary>
/// The original's way to start a run without an upload: by the name of a file that the server has. Here these are the sample CVs; another
/// name gives a run that fails and says what to do.
/// </summary>
internal static class CvWorkflowStart
{
    public static async Task<IResult> StartAsync(HttpRequest request, CvRuns runs, CvSampleFiles samples)
    {
        if (await ReadAsync(request) is not { FileName.Length: > 0 } body)
            return CvProblems.NoFileNamed();
        var content = await samples.ReadAsync(body.FileName, request.HttpContext.RequestAborted);
        if (runs.TryStartNamed(body.Name, body.FileName, content) is not { Id: var id })
            return CvProblems.Busy(request.HttpContext);
        return TypedResults.Json(new StartResponse(id, "started", CvExtractionRoutes.OriginalStreamOf(id), CvExtractionRoutes.StreamOf(id)), CvDialectJson.Default.StartResponse);
    }

    /// <summary>Null when the body is not the JSON that was asked for.</summary>
    private static async Task<StartRequest?> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            return null;
        try
        {
            return await request.ReadFromJsonAsync(CvDialectJson.Default.StartRequest, request.HttpContext.RequestAborted);
        }
        // An unknown charset is an invalid operation; a body that ends too early is a bad request.
        catch (Exception e) when (e is JsonException or InvalidOperationException or BadHttpRequestException)
        {
            return null;
        }
    }
}
