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
        StartRequest? body;
        try
        {
            body = await request.ReadFromJsonAsync(CvDialectJson.Default.StartRequest);
        }
        catch (JsonException)
        {
            body = null;
        }
        if (body is not { FileName.Length: > 0 })
            return TypedResults.Problem("Send JSON: {\"name\": \"…\", \"type\": \"cv_processing\", \"file_name\": \"resume.pdf\"}.", statusCode: StatusCodes.Status400BadRequest, title: "The request does not say which file to process.");
        var content = await samples.ReadAsync(body.FileName, request.HttpContext.RequestAborted);
        var id = runs.StartNamed(body.Name, body.FileName, content).Id;
        return TypedResults.Json(new StartResponse(id, "started", CvExtractionRoutes.OriginalStreamOf(id), CvExtractionRoutes.StreamOf(id)), CvDialectJson.Default.StartResponse);
    }
}
