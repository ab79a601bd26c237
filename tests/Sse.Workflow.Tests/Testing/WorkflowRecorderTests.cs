using Sse.Testing;

namespace Sse.Workflow.Tests;

public sealed class WorkflowRecorderTests : IAsyncDisposable
{
    private readonly Workflows _workflows = new();

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task RecordAsync_OfARun_ShowsItsTreeOutcomeAndOrder()
    {
        var run = _workflows.Launch("import", async (_, log, ct) =>
        {
            log.StartPhase(WorkflowPhase.Validation);
            await log.StepAsync("outer", ct, outer => outer.StepAsync("inner", ct, _ => Task.CompletedTask));
            log.Step("slow").Skip();
            log.EndPhase();
        });
        var record = await WorkflowRecorder.RecordAsync(run.Stream, TestContext.Current.CancellationToken);

        record.AssertTree("""
            import succeeded
              VALIDATION succeeded
                outer succeeded
                  inner succeeded
                slow skipped
            """);
        record.AssertOutcome(WorkflowOutcome.Succeeded);
        record.AssertOrder("inner", "outer", "VALIDATION");
        record.OfType<StepStarted>().Count.ShouldBe(3);
        record.Types[0].ShouldBe("workflow.started");
    }

    [Fact]
    public async Task Asserts_OfSomethingElse_ShowBoth()
    {
        await using var log = _workflows.Start("import");
        log.Step("one").Complete();
        log.Step("two");
        var record = WorkflowRecorder.Record(log.Stream);

        Should.Throw<WorkflowRecordException>(() => record.AssertTree("import succeeded")).Message.ShouldContain("two running");
        Should.Throw<WorkflowRecordException>(() => record.AssertOutcome(WorkflowOutcome.Succeeded)).Message.ShouldContain("no end");
        Should.Throw<WorkflowRecordException>(() => record.AssertOrder("two")).Message.ShouldContain("but recorded one");
    }

    [Fact]
    public void Record_OfAStreamThatIsNoWorkflow_SaysSo()
    {
        var stream = new Sse.Primitives.EventStream("other");
        stream.Append("log"u8, "not json"u8);
        Should.Throw<WorkflowRecordException>(() => WorkflowRecorder.Record(stream));
    }
}
