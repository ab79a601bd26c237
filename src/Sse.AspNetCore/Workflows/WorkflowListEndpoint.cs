using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary><c>GET /</c>: workflows by name, status, tag and time of start, the newest first, page by page.</summary>
internal static class WorkflowListEndpoint
{
    /// <summary>Pages looked through for one request of a caller who may see few workflows. What it found by then is a page too.</summary>
    private const int MostPages = 20;

    private const int LargestPage = 1000;

    public static async Task ServeAsync(HttpContext http)
    {
        if (!WorkflowQueryReader.TryRead(http.Request.Query, out var query, out var problem))
        {
            await Problems.BadRequestAsync(http, problem).ConfigureAwait(false);
            return;
        }
        var page = await ListAsync(http, query).ConfigureAwait(false);
        await JsonAnswer.WriteAsync(http, page, HostJson.Default.WorkflowPage).ConfigureAwait(false);
    }

    /// <summary>What the caller may see of the workflows that match. The query is afterwards as it was.</summary>
    public static async ValueTask<WorkflowPage> ListAsync(HttpContext http, WorkflowQuery query)
    {
        var workflows = http.RequestServices.GetRequiredService<IWorkflows>();
        // A store pages without knowing what a caller may see or what contains a text.
        if (query.Search is null && SseServer.From(http.RequestServices).Options.Authorize is null)
            return await workflows.ListAsync(query, http.RequestAborted).ConfigureAwait(false);
        var (after, limit) = (query.After, query.Limit);
        try
        {
            return await FillAsync(http, workflows, query).ConfigureAwait(false);
        }
        finally
        {
            (query.After, query.Limit) = (after, limit);
        }
    }

    /// <summary>Pages of what passes. One may be short, even empty, while there is a next one.</summary>
    private static async ValueTask<WorkflowPage> FillAsync(HttpContext http, IWorkflows workflows, WorkflowQuery query)
    {
        var wanted = Math.Clamp(query.Limit, 1, LargestPage);
        List<WorkflowInfo> own = [];
        for (var looked = 1; ; looked++)
        {
            // Asking for no more than is missing makes the end of the last page the end of this one.
            query.Limit = wanted - own.Count;
            var page = await workflows.ListAsync(query, http.RequestAborted).ConfigureAwait(false);
            foreach (var workflow in page.Items)
            {
                if (await WorkflowAccess.MaySeeAsync(http, workflow).ConfigureAwait(false))
                    own.Add(workflow);
            }
            if (page.Next is null || own.Count >= wanted || looked >= MostPages)
                return page with { Items = own };
            query.After = page.Next;
        }
    }
}
