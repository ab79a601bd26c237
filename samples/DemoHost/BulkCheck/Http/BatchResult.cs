using System.Text.Json;

namespace DemoHost.BulkCheck;

/// <summary>Writes <c>{candidates:[…], summary:{…}, pagination:{…}}</c>.</summary>
internal sealed class BatchResult(BatchBody body, RunResult result) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        await response.Body.WriteAsync("{\"candidates\":["u8.ToArray(), httpContext.RequestAborted);
        await body.WriteAsync(response.Body, httpContext.RequestAborted);
        var rest = JsonSerializer.SerializeToUtf8Bytes(result, BulkJson.Wire.RunResult);
        // The result's own opening brace makes way for the comma: its fields stand beside the candidates.
        await response.Body.WriteAsync("],"u8.ToArray(), httpContext.RequestAborted);
        await response.Body.WriteAsync(rest.AsMemory(1), httpContext.RequestAborted);
    }
}
