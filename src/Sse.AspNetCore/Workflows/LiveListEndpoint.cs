using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>
/// <c>GET live</c>: one page of the list as it changes, over one connection however many workflows it shows. Takes the conditions of
/// <c>GET /</c>. The first event has every row, later ones what differs; it cannot be resumed, whoever comes again starts anew.
/// </summary>
internal static class LiveListEndpoint
{
    /// <summary>People do not read faster, and a thousand rows that all move stay cheap.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>A list that takes long, because a store is far or has much, is asked for a tenth of the time.</summary>
    private const int Share = 10;

    public static async Task ServeAsync(HttpContext http, SseEndpointOptions options)
    {
        if (WorkflowQueryReader.TryRead(http.Request.Query, out var query, out var problem))
            await SseResults.Stream(ReadAsync(http, query), typeInfo: null, options).ExecuteAsync(http).ConfigureAwait(false);
        else
            await Problems.BadRequestAsync(http, problem).ConfigureAwait(false);
    }

    /// <summary>Ends when the reader leaves.</summary>
    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        HttpContext http, WorkflowQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var time = SseServer.From(http.RequestServices).Time;
        var shown = new ShownPage();
        while (!cancellationToken.IsCancellationRequested)
        {
            var asked = time.GetTimestamp();
            var page = await WorkflowListEndpoint.ListAsync(http, query).ConfigureAwait(false);
            var took = time.GetElapsedTime(asked);
            if (shown.Update(page) is { } changes)
                yield return new SseItem<string>(changes, "list.changed");
            var pause = took * Share;
            await Task.Delay(pause > Pause ? pause : Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
