using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>Starts jobs that outlive the request which asked for them, as many at a time as there may be.</summary>
internal sealed class OptimizerRuns(IWorkflows workflows, OptimizerPipeline pipeline, OptimizerResults results, ResumeOptimizerOptions options)
{
    private int _running;

    /// <summary>Starts a job; null when too many run already.</summary>
    public WorkflowRun<OptimizationResult>? TryStart(OptimizationRequest request)
    {
        if (Interlocked.Increment(ref _running) > options.MaxRunning)
        {
            Interlocked.Decrement(ref _running);
            return null;
        }
        try
        {
            return workflows.Launch(OptimizerPipeline.WorkflowName, (_, log, cancellationToken) => RunAsync(request, log, cancellationToken), OptimizerPipeline.Plan());
        }
        catch
        {
            Interlocked.Decrement(ref _running);
            throw;
        }
    }

    private async Task<OptimizationResult> RunAsync(OptimizationRequest request, EnhancedSseLogger log, CancellationToken cancellationToken)
    {
        try
        {
            var result = await pipeline.RunAsync(request, log, cancellationToken);
            // Kept before the end is told: whoever hears of it finds the result.
            results.Keep(result);
            return result;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
