using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>Finds workflows for callers who may see them.</summary>
internal static class WorkflowAccess
{
    /// <summary>The workflow of the route's <c>{id}</c>; answers 404 and returns null when there is none for this caller.</summary>
    public static async ValueTask<EnhancedSseLogger?> FindAsync(HttpContext http)
    {
        var id = http.GetRouteValue("id") as string ?? "";
        if (await FindAsync(http, id).ConfigureAwait(false) is { } run)
            return run;
        await Problems.NotFoundAsync(http, "such workflow").ConfigureAwait(false);
        return null;
    }

    /// <summary>The workflow with this id; null when there is none for this caller.</summary>
    public static async ValueTask<EnhancedSseLogger?> FindAsync(HttpContext http, string id)
    {
        var run = http.RequestServices.GetRequiredService<IWorkflows>().Find(id);
        return run is not null && await IsAllowedAsync(http, run.Stream).ConfigureAwait(false) ? run : null;
    }

    private static ValueTask<bool> IsAllowedAsync(HttpContext http, EventStream stream) =>
        SseServer.From(http.RequestServices).IsAllowedAsync(new SseConnectionContext(http, ConnectionId.New(), stream.Id, stream));
}
