using Microsoft.AspNetCore.Http;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>
/// <c>GET events?ids=a,b</c>: several workflows over one connection, because browsers open at most six to a server. An event's
/// <c>workflowId</c> tells them apart.
/// </summary>
internal static class CompositeEndpoint
{
    private const int MostIds = 64;

    public static async Task ServeAsync(HttpContext http, SseEndpointOptions options)
    {
        var ids = http.Request.Query["ids"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToArray();
        if (ids.Length is 0 or > MostIds)
        {
            await Problems.BadRequestAsync(http, $"'ids' are 1 to {MostIds} ids of workflows, joined by commas.").ConfigureAwait(false);
            return;
        }
        if (!EventFilter.TryParse(http.Request, out var filter))
        {
            await Problems.BadRequestAsync(http, EventFilter.LevelRule).ConfigureAwait(false);
            return;
        }
        if (await FindAsync(http, ids).ConfigureAwait(false) is not { } streams)
        {
            await Problems.StoreAwayAsync(http).ConfigureAwait(false);
            return;
        }
        if (Array.TrueForAll(streams, static s => s is null))
        {
            await Problems.NotFoundAsync(http, "such workflow").ConfigureAwait(false);
            return;
        }
        var server = SseServer.From(http.RequestServices);
        var feed = CompositeFactory.Open(ids, streams, RequestedPosition.LastEventId(http.Request), filter, server.Logger);
        Array.ForEach(streams, StreamTrace.Link);
        var context = new SseConnectionContext(http, ConnectionId.New(), string.Join(',', ids), stream: null);
        await StreamRequest.ServeAsync(server, context, feed, options).ConfigureAwait(false);
    }

    /// <summary>Null when only the store could tell and is away: a workflow that cannot be asked for is not one that is gone.</summary>
    private static async ValueTask<EventStream?[]?> FindAsync(HttpContext http, string[] ids)
    {
        var streams = new EventStream?[ids.Length];
        try
        {
            for (var i = 0; i < ids.Length; i++)
                streams[i] = await WorkflowAccess.FindStreamAsync(http, ids[i]).ConfigureAwait(false);
            return streams;
        }
        catch (StoreAwayException)
        {
            return null;
        }
    }
}
