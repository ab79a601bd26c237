using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary><c>GET {id}</c>: a workflow's state, with the position it stands for; <c>GET {id}/summary</c>: the same in figures.</summary>
internal static class SnapshotEndpoints
{
    /// <summary>A client shows the body and then watches from <c>?after=</c> what this header says.</summary>
    public const string PositionHeader = "Sse-Position";

    public static async Task ServeSnapshotAsync(HttpContext http)
    {
        if (await WorkflowAccess.FindStreamAsync(http).ConfigureAwait(false) is not { } stream)
            return;
        // What another process writes may have to be read from the store first.
        if (!stream.IsWritable && await AskAsync(http, stream.Id, static (w, id, token) => w.GetSnapshotAsync(id, token)).ConfigureAwait(false) is null)
            return;
        var json = new ArrayBufferWriter<byte>(4096);
        var position = StreamPosition.Start;
        if (stream.Options.WriteSnapshot is { } write)
            position = write(json);
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers[PositionHeader] = position.ToString();
        await http.Response.BodyWriter.WriteAsync(json.WrittenMemory, http.RequestAborted).ConfigureAwait(false);
    }

    public static async Task ServeSummaryAsync(HttpContext http)
    {
        if (await WorkflowAccess.FindStreamAsync(http).ConfigureAwait(false) is { } stream
            && await AskAsync(http, stream.Id, static (w, id, token) => w.GetSummaryAsync(id, token)).ConfigureAwait(false) is { } summary)
            await JsonAnswer.WriteAsync(http, summary.WriteTo).ConfigureAwait(false);
    }

    /// <summary>Answers 503 or 404, and returns null, when there is nothing to be had.</summary>
    private static async ValueTask<T?> AskAsync<T>(HttpContext http, string id, Func<IWorkflows, string, CancellationToken, ValueTask<T?>> ask)
        where T : class
    {
        var workflows = http.RequestServices.GetRequiredService<IWorkflows>();
        try
        {
            if (await WorkflowAccess.AskAsync(http, token => ask(workflows, id, token)).ConfigureAwait(false) is { } answer)
                return answer;
            await Problems.NotFoundAsync(http, "such workflow").ConfigureAwait(false);
        }
        catch (StoreAwayException)
        {
            await Problems.StoreAwayAsync(http).ConfigureAwait(false);
        }
        return null;
    }
}
