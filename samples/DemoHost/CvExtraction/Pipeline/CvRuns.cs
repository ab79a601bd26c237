using DemoHost.Hosting;
using Sse.Workflow;

namespace DemoHost.CvExtraction;

/// <summary>Starts extractions that outlive the request which asked for them, as many at a time as there may be.</summary>
internal sealed class CvRuns(IWorkflows workflows, CvPipeline pipeline, CvExtractionOptions options)
{
    private readonly BoundedLauncher _launcher = new(workflows, options.MaxRunning);

    /// <summary>Starts the extraction of an uploaded file under the host's lifetime; null when too many run already.</summary>
    public WorkflowRun<CvProfile>? TryStart(CvUpload upload, string name = CvPipeline.WorkflowName) =>
        _launcher.TryLaunch(name, (log, cancellationToken) => pipeline.RunAsync(upload, log, cancellationToken), pipeline.Plan(upload));

    /// <summary>Starts a run on a file that the server has; without one the run tells what to do instead, and fails. Null when too many run already.</summary>
    /// <param name="name">What the caller calls the run; empty for the usual name.</param>
    /// <param name="fileName">The file that was asked for.</param>
    /// <param name="content">Its bytes; null when there is no such file.</param>
    public WorkflowRun? TryStartNamed(string? name, string fileName, byte[]? content)
    {
        name = string.IsNullOrWhiteSpace(name) ? CvPipeline.WorkflowName : name;
        return content is not null
            ? TryStart(new CvUpload(fileName, content, TimeSpan.Zero), name)
            : workflows.Launch(name, (_, _, _) => Task.FromException(DocumentErrors.NotFound(fileName)), new WorkflowOptions { Tags = { ["file"] = fileName } });
    }
}
