using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary><c>GET /</c>: workflows by name, status, tag and time of start, the newest first, page by page.</summary>
internal static class WorkflowListEndpoint
{
    private const int LargestPage = 1000;

    public static async Task ServeAsync(HttpContext http)
    {
        if (!WorkflowQueryReader.TryRead(http.Request.Query, out var query, out var problem))
        {
            await Problems.BadRequestAsync(http, problem).ConfigureAwait(false);
            return;
        }
        var workflows = http.RequestServices.GetRequiredService<IWorkflows>();
        var page = SseServer.From(http.RequestServices).Options.Authorize is null
            ? workflows.List(query)
            : await ListOwnAsync(http, workflows, query).ConfigureAwait(false);
        await JsonAnswer.WriteAsync(http, page, WorkflowSummaryJson.Default.WorkflowPage).ConfigureAwait(false);
    }

    /// <summary>Pages of what the caller may see: counts and offsets tell nothing about the rest.</summary>
    private static async ValueTask<WorkflowPage> ListOwnAsync(HttpContext http, IWorkflows workflows, WorkflowQuery query)
    {
        var (offset, limit) = (Math.Max(0, query.Offset), Math.Clamp(query.Limit, 1, LargestPage));
        List<WorkflowInfo> own = [];
        (query.Offset, query.Limit) = (0, LargestPage);
        for (int? next = 0; next is { } from;)
        {
            query.Offset = from;
            var page = workflows.List(query);
            foreach (var workflow in page.Items)
            {
                if (await WorkflowAccess.FindAsync(http, workflow.Id).ConfigureAwait(false) is not null)
                    own.Add(workflow);
            }
            next = page.NextOffset;
        }
        return new WorkflowPage([.. own.Skip(offset).Take(limit)], own.Count, offset);
    }
}
