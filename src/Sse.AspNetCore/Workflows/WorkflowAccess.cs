using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>Finds workflows for callers who may see them.</summary>
internal static class WorkflowAccess
{
    /// <summary>How long a store that is there may take to answer for one request.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The stream of the route's <c>{id}</c>, wherever it is written: here, on another node, or by a process of the past, if a store
    /// keeps it. Answers 404 and returns null when there is none for this caller, 503 when only the store could tell and is away.
    /// </summary>
    public static async ValueTask<EventStream?> FindStreamAsync(HttpContext http)
    {
        var id = http.GetRouteValue("id") as string ?? "";
        try
        {
            if (await FindStreamAsync(http, id).ConfigureAwait(false) is { } stream)
                return stream;
        }
        catch (StoreAwayException)
        {
            await Problems.StoreAwayAsync(http).ConfigureAwait(false);
            return null;
        }
        await Problems.NotFoundAsync(http, "such workflow").ConfigureAwait(false);
        return null;
    }

    /// <summary>The stream of the workflow with this id, wherever it is written; null when there is none for this caller.</summary>
    /// <exception cref="StoreAwayException">Only the store could tell.</exception>
    public static async ValueTask<EventStream?> FindStreamAsync(HttpContext http, string id)
    {
        var stream = http.RequestServices.GetService<EventStreamRegistry>() is { Stores.Count: > 0 } streams
            ? await AskAsync(http, token => streams.FindAsync(id, token)).ConfigureAwait(false)
            : http.RequestServices.GetRequiredService<IWorkflows>().Find(id)?.Stream;
        return stream is { Attributes.Kind: "workflow" } && await IsAllowedAsync(http, stream).ConfigureAwait(false) ? stream : null;
    }

    /// <summary>Asks something that the store may have to answer, for as long as the client waits and a while at most.</summary>
    /// <exception cref="StoreAwayException">The store is away.</exception>
    public static async ValueTask<T> AskAsync<T>(HttpContext http, Func<CancellationToken, ValueTask<T>> ask)
    {
        using var limit = new CancellationTokenSource(Patience, SseServer.From(http.RequestServices).Time);
        using var token = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, http.RequestAborted);
        try
        {
            return await ask(token.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not ArgumentException && !http.RequestAborted.IsCancellationRequested)
        {
            throw new StoreAwayException(e);
        }
    }

    /// <summary>
    /// Whether the caller may see a row of a list. A workflow that is not in memory is stood for by an empty stream with its id and tags, which is
    /// what permission is decided by; reading each one from the store would cost a list more than all else.
    /// </summary>
    public static ValueTask<bool> MaySeeAsync(HttpContext http, WorkflowInfo workflow)
    {
        var isOurs = workflow.Owner is null || workflow.Owner == http.RequestServices.GetService<EventStreamRegistry>()?.Node;
        if (isOurs && http.RequestServices.GetRequiredService<IWorkflows>().Find(workflow.Id) is { } run)
            return MaySeeAsync(http, run.Stream);
        var attributes = new StreamAttributes { Kind = "workflow", Name = workflow.Name, Tags = workflow.Tags };
        return MaySeeAsync(http, new EventStream(workflow.Id, new EventStreamOptions { Tags = workflow.Tags, Attributes = attributes }));
    }

    private static ValueTask<bool> IsAllowedAsync(HttpContext http, EventStream stream) =>
        SseServer.From(http.RequestServices).IsAllowedAsync(new SseConnectionContext(http, ConnectionId.New(), stream.Id, stream));

    /// <summary>Whether figures and lists may name the stream to the caller.</summary>
    public static ValueTask<bool> MaySeeAsync(HttpContext http, EventStream stream) =>
        SseServer.From(http.RequestServices).MaySeeAsync(new SseConnectionContext(http, ConnectionId.New(), stream.Id, stream));
}
