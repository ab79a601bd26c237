using System.Buffers;
using Microsoft.AspNetCore.Http;
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
        if (await WorkflowAccess.FindAsync(http).ConfigureAwait(false) is { } run)
            await JsonAnswer.WriteAsync(http, run.GetSummary(), WorkflowSummaryJson.Default.WorkflowSummary).ConfigureAwait(false);
    }
}
