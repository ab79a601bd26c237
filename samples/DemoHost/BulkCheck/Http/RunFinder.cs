using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.BulkCheck;

/// <summary>Finds runs for those who may read them.</summary>
internal static class RunFinder
{
    /// <summary>The run of the route's <c>{id}</c>, here or in the store that keeps it; null when the request's company has none.</summary>
    public static async Task<EventStream?> FindAsync(HttpContext http)
    {
        var id = (string)http.GetRouteValue("id")!;
        var stream = http.RequestServices.GetRequiredService<IWorkflows>().Find(id)?.Stream;
        if (stream is null && http.RequestServices.GetRequiredService<EventStreamRegistry>() is { Stores.Count: > 0 } streams)
            stream = await streams.FindAsync(id, http.RequestAborted);
        return stream?.Attributes.Name == BulkCheckRun.WorkflowName && CompanyAccess.MayRead(http, stream.Options.Tags) ? stream : null;
    }
}
