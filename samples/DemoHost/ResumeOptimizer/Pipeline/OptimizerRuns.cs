using DemoHost.Hosting;
using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>Starts jobs that outlive the request which asked for them, as many at a time as there may be.</summary>
internal sealed class OptimizerRuns(IWorkflows workflows, OptimizerPipeline pipeline, OptimizerResults results, ResumeOptimizerOptions options)
{
    private readonly BoundedLauncher _launcher = new(workflows, options.MaxRunning);

    /// <summary>Starts a job; null when too many run already.</summary>
    public WorkflowRun<OptimizationResult>? TryStart(OptimizationRequest request) =>
        _launcher.TryLaunch(OptimizerPipeline.WorkflowName, (log, cancellationToken) => RunAsync(request, log, cancellationToken), OptimizerPipeline.Plan());

    private async Task<OptimizationResult> RunAsync(OptimizationRequest request, EnhancedSseLogger log, CancellationToken cancellationToken)
    {
        var result = await pipeline.RunAsync(request, log, cancellationToken);
        // Kept before the end is told: whoever hears of it finds the result.
        results.Keep(result);
        return result;
    }
}
