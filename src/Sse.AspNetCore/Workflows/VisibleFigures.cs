using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>
/// Figures about everybody's work, without what identifies it to callers who may not read it. Nothing is left out where
/// <see cref="SseServerOptions.Authorize"/> is not set: then whoever reaches the routes may read every stream.
/// </summary>
internal static class VisibleFigures
{
    /// <summary>Totals of all, and the connections to streams that the caller may read.</summary>
    public static async ValueTask<SseServerStats> StatsAsync(HttpContext http, SseServer server)
    {
        var stats = server.GetStats();
        if (server.Options.Authorize is null)
            return stats;
        var streams = http.RequestServices.GetService<EventStreamRegistry>();
        Dictionary<EventStream, bool> answers = [];
        HashSet<string> visible = new(StringComparer.Ordinal);
        foreach (var connection in server.OpenConnections)
        {
            if (await MayReadAsync(connection).ConfigureAwait(false))
                visible.Add(connection.Id);
        }
        return stats with { Connections = [.. stats.Connections.Where(c => visible.Contains(c.Id))] };

        async ValueTask<bool> MayReadAsync(SseConnection connection)
        {
            foreach (var id in connection.StreamIds)
            {
                // One that joins several streams knows their ids only. A response written by hand reads none, so nobody can be asked about it.
                var stream = connection.Context.Stream ?? (streams?.TryGet(id, out var found) == true ? found : null);
                if (stream is null || !await AskOnceAsync(stream).ConfigureAwait(false))
                    return false;
            }
            return true;
        }

        async ValueTask<bool> AskOnceAsync(EventStream stream)
        {
            if (!answers.TryGetValue(stream, out var answer))
                answers[stream] = answer = await WorkflowAccess.MaySeeAsync(http, stream).ConfigureAwait(false);
            return answer;
        }
    }

    /// <summary>Numbers and names of all; messages of problems may speak of a single run.</summary>
    public static WorkflowReport Report(WorkflowReport report, SseServer server) => server.Options.Authorize is null
        ? report
        : report with { TopProblems = [.. report.TopProblems.Select(static p => p with { Message = null })] };
}
