using System.Threading.Channels;

namespace Sse.Workflow.Tests;

public sealed class ContextTests
{
    [Fact]
    public async Task Resume_BehindAQueue_LeadsBackToTheStepUntilDisposed()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("import");
        var queue = Channel.CreateUnbounded<WorkflowContext?>();
        var worker = Task.Run(async () =>
        {
            var context = await queue.Reader.ReadAsync();
            var before = WorkflowContext.Current;
            using (WorkflowContext.Resume(context))
            {
                WorkflowContext.Current!.Step.ShouldBeSameAs(context!.Step);
                WorkflowContext.Current.Logger.ShouldBeSameAs(log);
            }
            WorkflowContext.Current?.Step.ShouldBe(before?.Step);
            return context;
        });

        var read = await log.StepAsync("read", default, step =>
        {
            queue.Writer.TryWrite(WorkflowContext.Capture()).ShouldBeTrue();
            return Task.FromResult(step);
        });

        (await worker)!.Step.ShouldBeSameAs(read);
    }

    [Fact]
    public async Task Resume_OfNone_HidesTheWorkflow()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("import");

        using (WorkflowContext.Resume(null))
            WorkflowContext.Current.ShouldBeNull();

        WorkflowContext.Current!.Logger.ShouldBeSameAs(log);
    }
}
