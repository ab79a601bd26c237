namespace DemoHost.BulkCheck;

/// <summary>A file in, its candidates out as they finish; and the same run again for who lost the connection.</summary>
internal static class BulkStreamEndpoint
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(BulkRoutes.Stream, StartAsync).RequireRateLimiting(BulkCheckServices.UploadLimit);
        app.MapSse(BulkRoutes.RunStream, async http => await RunFinder.FindAsync(http) is { } run ? BulkDialect.Of(run) : null);
    }

    private static async Task<IResult> StartAsync(HttpContext http, UploadReader reader, BulkRuns runs)
    {
        var upload = await reader.ReadAsync(http);
        return new RunStreamResult(await runs.StartAsync(upload, http.Request.Headers["Idempotency-Key"]), upload.Fields);
    }
}
