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

    /// <summary>
    /// The stream of the route's <c>{id}</c>, wherever it is written: here, on another node, or by a process of the past, if a store
    /// keeps it. Answers 404 and returns null when there is none for this caller.
    /// </summary>
    public static async ValueTask<EventStream?> FindStreamAsync(HttpContext http)
    {
        var id = http.GetRouteValue("id") as string ?? "";
        if (await FindStreamAsync(http, id).ConfigureAwait(false) is { } stream)
            return stream;
        await Problems.NotFoundAsync(http, "such workflow").ConfigureAwait(false);
        return null;
    }

    /// <summary>The stream of the workflow with this id, wherever it is written; null when there is none for this caller.</summary>
    public static async ValueTask<EventStream?> FindStreamAsync(HttpContext http, string id)
    {
        var stream = http.RequestServices.GetRequiredService<IWorkflows>().Find(id)?.Stream;
        if (stream is null && http.RequestServices.GetService<EventStreamRegistry>() is { Stores.Count: > 0 } streams)
            stream = await streams.FindAsync(id, http.RequestAborted).ConfigureAwait(false) is { Attributes.Kind: "workflow" } found ? found : null;
        return stream is not null && await IsAllowedAsync(http, stream).ConfigureAwait(false) ? stream : null;
    }

    /// <summary>
    /// Whether the caller may see a row of a list. A workflow that is not in memory is stood for by an empty stream with its id and tags, which is
    /// what permission is decided by; reading each one from the store would cost a list more than all else.
    /// </summary>
    public static ValueTask<bool> IsAllowedAsync(HttpContext http, WorkflowInfo workflow)
    {
        var isOurs = workflow.Owner is null || workflow.Owner == http.RequestServices.GetService<EventStreamRegistry>()?.Node;
        if (isOurs && http.RequestServices.GetRequiredService<IWorkflows>().Find(workflow.Id) is { } run)
            return IsAllowedAsync(http, run.Stream);
        var attributes = new StreamAttributes { Kind = "workflow", Name = workflow.Name, Tags = workflow.Tags };
        return IsAllowedAsync(http, new EventStream(workflow.Id, new EventStreamOptions { Tags = workflow.Tags, Attributes = attributes }));
    }

    private static ValueTask<bool> IsAllowedAsync(HttpContext http, EventStream stream) =>
        SseServer.From(http.RequestServices).IsAllowedAsync(new SseConnectionContext(http, ConnectionId.New(), stream.Id, stream));
}
