using Microsoft.AspNetCore.Http;

namespace Sse.AspNetCore;

/// <summary><c>GET {id}/events</c>: a workflow as it happens, as much of it as the reader wants.</summary>
internal static class EventsEndpoint
{
    public static async Task ServeAsync(HttpContext http, SseEndpointOptions options)
    {
        if (await WorkflowAccess.FindStreamAsync(http).ConfigureAwait(false) is not { } stream)
            return;
        if (!EventFilter.TryParse(http.Request, out var filter))
            await Problems.BadRequestAsync(http, EventFilter.LevelRule).ConfigureAwait(false);
        else
            await StreamRequest.ServeCheckedAsync(http, stream, options, filter).ConfigureAwait(false);
    }
}
