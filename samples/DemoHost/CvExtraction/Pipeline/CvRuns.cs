using Sse.Workflow;

namespace DemoHost.CvExtraction;

/// <summary>Starts extractions that outlive the request which asked for them, and finds what they produced.</summary>
internal sealed class CvRuns(IWorkflows workflows, CvPipeline pipeline)
{
    /// <summary>Starts an extraction under the host's lifetime.</summary>
    public WorkflowRun<CvProfile> Start(CvUpload upload, string? id = null) =>
        workflows.Launch(
            CvPipeline.WorkflowName,
            (_, log, cancellationToken) => pipeline.RunAsync(upload, log, cancellationToken),
            pipeline.Plan(id, upload));
}
