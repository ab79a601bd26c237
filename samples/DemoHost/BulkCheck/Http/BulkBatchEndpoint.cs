using Sse.Workflow;

namespace DemoHost.BulkCheck;

/// <summary>A file in, and when all of its page is checked, one JSON body out: the same candidates, in the order of the rows.</summary>
internal static class BulkBatchEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(BulkRoutes.Batch, RunAsync).RequireRateLimiting(BulkCheckServices.UploadLimit);

    private static async Task<IResult> RunAsync(HttpContext http, UploadReader reader, BulkRuns runs)
    {
        var upload = await reader.ReadAsync(http);
        var run = await runs.StartAsync(upload, http.Request.Headers["Idempotency-Key"]);
        var body = new BatchBody();
        http.Response.RegisterForDisposeAsync(body);
        try
        {
            var end = await body.CollectAsync(run.Stream, http.RequestAborted);
            http.Response.Headers.Link = $"<{BulkRoutes.NativeOf(run.Id, upload.Fields.ComId)}>; rel=\"related\"";
            return end.Result is { } result ? new BatchResult(body, result) : Failed(end.Error);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            if (upload.Fields.CancelOnDisconnect)
                run.RequestCancel("client", "The client that started the check left.");
            return TypedResults.Empty;
        }
    }

    private static IResult Failed(string error) =>
        TypedResults.Problem(error, statusCode: StatusCodes.Status500InternalServerError, title: "The check failed.");
}
