using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>The optimisation of one resume as a workflow. The work itself is in <see cref="OptimizerRun"/>, one for each job.</summary>
internal sealed class OptimizerPipeline(IWording wording, JobPageClient pages, TimeProvider time)
{
    /// <summary>The name under which reports and metrics find these runs.</summary>
    public const string WorkflowName = "resume_optimization";

    /// <summary>What a run is going to do.</summary>
    public static WorkflowOptions Plan() => new()
    {
        // 122 random bits: whoever knows the id may watch, so nobody must be able to guess it.
        Id = Guid.NewGuid().ToString(),
        // The result holds the whole resume, which does not belong into an event stream: events carry its address.
        IncludeResult = false,
        Phases =
        {
            { WorkflowPhase.Validation, 1, 2 },
            { WorkflowPhase.Processing, 3, 3 },
            { WorkflowPhase.Generation, 2, 2 },
            { WorkflowPhase.Finalization, 1, 2 },
        },
    };

    /// <summary>Runs the four phases.</summary>
    /// <exception cref="JobPageException">The job's page cannot be had; message and suggestion are for the user.</exception>
    public Task<OptimizationResult> RunAsync(OptimizationRequest request, EnhancedSseLogger log, CancellationToken cancellationToken) =>
        new OptimizerRun(request, wording, pages, time, log, cancellationToken).RunAsync();
}
