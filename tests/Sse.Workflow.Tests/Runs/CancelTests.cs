using Sse.Testing;

namespace Sse.Workflow.Tests;

public sealed class CancelTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Workflows _workflows;

    public CancelTests() => _workflows = new Workflows(new SseWorkflowOptions { TimeProvider = _clock });

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task Cancel_OfARunningOne_SaysSoAndSignalsTheToken()
    {
        await using var log = _workflows.Start("import", "a");
        _workflows.Cancel("a", "ada", "too slow").ShouldBeTrue();
        _workflows.Cancel("a").ShouldBeFalse();

        log.CancellationToken.IsCancellationRequested.ShouldBeTrue();
        log.IsCanceling.ShouldBeTrue();
        var request = Recorded.Single(log.Stream, "cancel.requested");
        (request.Text("by"), request.Text("reason")).ShouldBe(("ada", "too slow"));
        (await _workflows.ListAsync(null, TestContext.Current.CancellationToken)).Items.Single().Status.ShouldBe(WorkflowStatus.Canceling);
    }

    [Fact]
    public async Task Cancel_ThatIsNotHeeded_AbandonsAfterTheDeadline()
    {
        await using var log = _workflows.Start("import", new WorkflowOptions { CancelDeadline = TimeSpan.FromSeconds(2) });
        log.RequestCancel();
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        log.Outcome.ShouldBeNull();
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        log.Outcome.ShouldBe(WorkflowOutcome.Abandoned);
        Recorded.Single(log.Stream, "workflow.finished").GetProperty("problem").Text("code").ShouldBe("cancel_deadline");
    }

    [Fact]
    public async Task Cancel_ThatIsHeeded_LeavesNoTimer()
    {
        await using var log = _workflows.Start("import");
        log.RequestCancel();
        log.Fail(new OperationCanceledException());
        log.Outcome.ShouldBe(WorkflowOutcome.Canceled);
        _clock.Advance(TimeSpan.FromHours(1));
        log.Outcome.ShouldBe(WorkflowOutcome.Canceled);
    }

    [Fact]
    public async Task CallersToken_Signalled_AsksTheRunToStop()
    {
        using var caller = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => _workflows.RunAsync("import", async (_, ct) =>
        {
            await caller.CancelAsync();
            ct.IsCancellationRequested.ShouldBeTrue();
            ct.ThrowIfCancellationRequested();
        }, new() { Id = "a" }, caller.Token));

        _workflows.Find("a")!.Outcome.ShouldBe(WorkflowOutcome.Canceled);
        Recorded.Single(_workflows.Find("a")!.Stream, "cancel.requested").Text("by").ShouldBe("caller");
    }

    [Fact]
    public async Task Callback_OfTheTokenThatThrows_HurtsNobody()
    {
        await using var log = _workflows.Start("import");
        log.CancellationToken.Register(() => throw new InvalidOperationException("broken callback"));
        log.RequestCancel().ShouldBeTrue();
        log.Complete();
        log.Outcome.ShouldBe(WorkflowOutcome.Succeeded);
    }

    [Fact]
    public async Task Child_OfACancelledParent_IsAskedToStop()
    {
        await using var parent = _workflows.Start("import", "parent");
        await using var child = parent.StartChild("check", new WorkflowOptions { Id = "child" });
        Recorded.Single(parent.Stream, "child.started").Text("childId").ShouldBe("child");
        Recorded.Single(child.Stream, "workflow.started").Text("parentId").ShouldBe("parent");

        var asked = new TaskCompletionSource();
        child.CancellationToken.Register(asked.SetResult);
        parent.RequestCancel();
        await asked.Task;

        Recorded.Single(child.Stream, "cancel.requested").Text("by").ShouldBe("parent");
        child.CancellationToken.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task Child_StartedByOptions_IsLinkedToo()
    {
        await using var parent = _workflows.Start("import", "parent");
        await _workflows.RunAsync("check", (_, _) => Task.CompletedTask, new() { Id = "child", ParentId = "parent" });
        Recorded.Single(parent.Stream, "child.started").Text("childId").ShouldBe("child");
    }
}
