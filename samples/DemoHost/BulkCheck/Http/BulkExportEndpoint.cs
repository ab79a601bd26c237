namespace DemoHost.BulkCheck;

/// <summary>A run's candidates for a spreadsheet: those that have finished, in the order of the rows.</summary>
internal static class BulkExportEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(BulkRoutes.RunCsv, (Delegate)ExportAsync);

    private static async Task<IResult> ExportAsync(HttpContext http)
    {
        if (await RunFinder.FindAsync(http) is not { } run)
            return TypedResults.Problem("Your company has no such run, or it is no longer kept.", statusCode: StatusCodes.Status404NotFound, title: "There is no such run.");
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"candidates.csv\"";
        await CandidateCsv.WriteAsync(http.Response.Body, FinishedCandidates.Of(run), http.RequestAborted);
        return TypedResults.Empty;
    }
}
