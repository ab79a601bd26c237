using Quartz;
using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.JobMonitor;

/// <summary>What the queue runs: one analysis as a workflow under the job's id.</summary>
/// <remarks>
/// A job is begun at most once in the eyes of its watchers. When its worker dies, another one gets it from the queue: if nobody has seen
/// anything of it yet, it is run; else its stream is ended as abandoned by the streams' store, and watchers are told to add it again.
/// </remarks>
internal sealed class ResumeAnalysisJob(IWorkflows workflows, EventStreamRegistry streams, ResumeAnalysis analysis, JobArrivals arrivals) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var job = ResumeJobData.From(context.JobDetail);
        if (context.Recovering && await streams.FindAsync(job.JobId, cancellationToken) is not null)
        {
            context.Result = JobRunReport.Failed("The worker was lost.");
            return;
        }
        try
        {
            var report = await workflows.RunAsync(
                ResumeAnalysis.WorkflowName,
                (log, token) =>
                {
                    arrivals.Begun(job.JobId);
                    return analysis.RunAsync(job, log, token);
                },
                analysis.Plan(job, context.JobDetail.Key.Group),
                cancellationToken);
            context.Result = JobRunReport.Succeeded().With("score", report.Score);
        }
        catch (Exception e) when (e is not WorkflowExistsException)
        {
            // The workflow has told its readers and the log. The queue has nothing to try again: a file does not get better.
            context.Result = JobRunReport.Failed((e as IProblemSource)?.ToProblem().Code ?? e.GetType().Name);
        }
        // The job leaves the queue when its end is durable. Should the process die before, the queue gives the job to another worker.
        if (streams.TryGet(job.JobId, out var stream))
            await stream.FlushAsync(cancellationToken);
    }
}
