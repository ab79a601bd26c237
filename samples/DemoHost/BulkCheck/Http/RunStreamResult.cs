using Sse.AspNetCore;
using Sse.Workflow;

namespace DemoHost.BulkCheck;

/// <summary>Answers the request that started a run with its events, in the original's format.</summary>
/// <param name="run">The run.</param>
/// <param name="fields">What the request asked for.</param>
internal sealed class RunStreamResult(EnhancedSseLogger run, UploadFields fields) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // What the response shows is found there too (RFC 9110, section 8.7): clients resume by GET instead of uploading again.
        httpContext.Response.Headers.ContentLocation = BulkRoutes.RunStreamOf(run.Id, fields.ComId);
        httpContext.Response.Headers.Link = $"<{BulkRoutes.NativeOf(run.Id, fields.ComId)}>; rel=\"alternate\", <{BulkRoutes.RunCsvOf(run.Id, fields.ComId)}>; rel=\"alternate\"; type=\"text/csv\"";
        await SseResults.Stream(BulkDialect.Of(run.Stream)).ExecuteAsync(httpContext);
        if (fields.CancelOnDisconnect && httpContext.RequestAborted.IsCancellationRequested)
            run.RequestCancel("client", "The client that started the check left.");
    }
}
