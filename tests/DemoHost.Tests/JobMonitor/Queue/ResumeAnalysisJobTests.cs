using DemoHost.JobMonitor;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Sse.Workflow;

namespace DemoHost.Tests.JobMonitor.Queue;

/// <summary>What becomes of a job that the queue hands out once more, because its worker was lost.</summary>
public sealed class ResumeAnalysisJobTests
{
    private const string JobId = "resume-0123456789abcdef";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Execute_RecoveringAJobThatNobodySawBegin_RunsIt()
    {
        await using var server = await JobMonitorServer.StartAsync();

        await ExecuteAsync(server, isRecovering: true);

        server.Services.GetRequiredService<IWorkflows>().Find(JobId)!.Outcome.ShouldBe(WorkflowOutcome.Failed); // There is no such file.
    }

    [Fact]
    public async Task Execute_RecoveringAJobThatWasSeenRunning_LeavesItsStoryAlone()
    {
        await using var server = await JobMonitorServer.StartAsync();
        await using var seen = server.Services.GetRequiredService<IWorkflows>().Start(ResumeAnalysis.WorkflowName, JobId);
        var head = seen.Stream.Head;

        await ExecuteAsync(server, isRecovering: true);

        seen.Stream.Head.ShouldBe(head);
    }

    private static async Task ExecuteAsync(JobMonitorServer server, bool isRecovering)
    {
        var data = new ResumeJobData(JobId, "resume", "00000000000000000000000000000000-cv.pdf", TimeSpan.Zero);
        var detail = JobBuilder.Create<ResumeAnalysisJob>().WithIdentity(JobId, JobQueueNames.ResumeAnalysis).UsingJobData(data.ToMap()).Build();
        var job = ActivatorUtilities.CreateInstance<ResumeAnalysisJob>(server.Services);
        await job.Execute(FiringProxy.Create(detail, isRecovering), Cancel);
    }
}
