using DemoHost.BulkCheck;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the bulk check slice.</summary>
internal static class BulkCheckEndpoints
{
    /// <summary>The two routes of the system this slice carries on; a run's stream for those who come back; a run as CSV.</summary>
    public static void MapBulkCheck(this WebApplication app)
    {
        var routes = app.MapGroup("").AddEndpointFilter(UploadProblemFilter.AnswerAsync);
        BulkStreamEndpoint.Map(routes);
        BulkBatchEndpoint.Map(routes);
        BulkExportEndpoint.Map(routes);
    }
}
