using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>Finds the streams of jobs, wherever they are written. Other workflows of the host are no jobs of this slice.</summary>
internal sealed class JobStreams(IWorkflows workflows, EventStreamRegistry streams)
{
    /// <summary>The job's id as it is kept, whatever its form in the address.</summary>
    public static string IdOf(HttpContext http) => Guid.Parse((string)http.GetRouteValue("job_id")!).ToString();

    /// <summary>Null when there is no such job.</summary>
    public async ValueTask<EventStream?> FindAsync(HttpContext http)
    {
        var id = IdOf(http);
        if (workflows.Find(id) is { } run)
            return run.Name == OptimizerPipeline.WorkflowName ? run.Stream : null;
        if (streams.Stores.Count == 0)
            return null;
        return await streams.FindAsync(id, http.RequestAborted) is { Attributes: { Kind: "workflow", Name: OptimizerPipeline.WorkflowName } } kept ? kept : null;
    }
}
