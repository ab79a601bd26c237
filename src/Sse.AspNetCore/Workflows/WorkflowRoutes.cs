using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Sse.AspNetCore;

/// <summary>The routes of <c>MapWorkflows</c>, and the addresses they give to a workflow.</summary>
internal sealed class WorkflowRoutes
{
    private readonly string _events;
    private readonly string _snapshot;
    private readonly string _cancel;

    /// <param name="number">Tells several sets of routes of one application apart.</param>
    public WorkflowRoutes(int number)
    {
        var suffix = number == 1 ? "" : $".{number}";
        _events = $"Sse.Workflow.Events{suffix}";
        _snapshot = $"Sse.Workflow.Snapshot{suffix}";
        _cancel = $"Sse.Workflow.Cancel{suffix}";
    }

    public RouteGroupBuilder Map(IEndpointRouteBuilder endpoints, string prefix, SseEndpointOptions options)
    {
        var group = endpoints.MapGroup(prefix);
        Get(group, "", WorkflowListEndpoint.ServeAsync);
        Get(group, "live", http => LiveListEndpoint.ServeAsync(http, options));
        Get(group, "metrics", ReportEndpoints.ServeMetricsAsync);
        Get(group, "stats", ReportEndpoints.ServeStatsAsync);
        Get(group, "events", http => CompositeEndpoint.ServeAsync(http, options));
        Get(group, "{id}", SnapshotEndpoints.ServeSnapshotAsync).WithName(_snapshot);
        Get(group, "{id}/summary", SnapshotEndpoints.ServeSummaryAsync);
        Get(group, "{id}/events", http => EventsEndpoint.ServeAsync(http, options)).WithName(_events);
        Get(group, "{id}/events.ndjson", NdjsonEndpoint.ServeAsync);
        group.MapMethods("{id}/cancel", [HttpMethods.Post], CancelEndpoint.ServeAsync).WithName(_cancel);
        return group;
    }

    /// <summary>Where a workflow is watched, read and stopped.</summary>
    public WorkflowLinks LinksTo(HttpContext http, string workflowId)
    {
        var links = http.RequestServices.GetRequiredService<LinkGenerator>();
        var values = new RouteValueDictionary { ["id"] = workflowId };
        string Find(string name) => links.GetPathByName(http, name, values)
            ?? throw new InvalidOperationException($"No address for workflow '{workflowId}': the prefix of MapWorkflows has parameters that this request has no values for.");
        return new WorkflowLinks(workflowId, Find(_events), Find(_snapshot), Find(_cancel));
    }

    private static IEndpointConventionBuilder Get(RouteGroupBuilder group, string pattern, RequestDelegate serve) =>
        group.MapMethods(pattern, [HttpMethods.Get], serve);
}
