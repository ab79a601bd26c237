using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sse.Primitives;

namespace Sse.Workflow.Tests;

public sealed class LaunchTests
{
    [Fact]
    public async Task Launch_RunsInAScopeOfItsOwnThatEndsWithTheRun()
    {
        await using var provider = Provider();
        var workflows = provider.GetRequiredService<IWorkflows>();
        var run = workflows.Launch("import", (services, log, _) =>
        {
            log.Step("one").Complete();
            return Task.FromResult(services.GetRequiredService<Scoped>());
        });

        var scoped = await run.Completion;
        scoped.IsDisposed.ShouldBeTrue();
        run.Outcome.ShouldBe(WorkflowOutcome.Succeeded);
        run.Stream.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Launch_WithAValue_HasItAsItsResultOnceItIsThere()
    {
        await using var workflows = new Workflows();
        var release = new TaskCompletionSource<int>();
        var run = workflows.Launch("import", (_, _, _) => release.Task);
        (run.Result, ((WorkflowRun)run).Result).ShouldBe((0, null));

        release.SetResult(7);
        await run.Completion;

        (run.Result, ((WorkflowRun)run).Result).ShouldBe((7, 7));
    }

    [Fact]
    public async Task Launch_ThatThrows_EndsTheRunAndTheCompletion()
    {
        await using var workflows = new Workflows();
        var run = workflows.Launch("import", (_, _, _) => Task.FromException(new IOException("broken")));
        await Should.ThrowAsync<IOException>(() => run.Completion);
        run.Outcome.ShouldBe(WorkflowOutcome.Failed);
    }

    [Fact]
    public async Task Launch_FromInsideAWorkflow_DoesNotInheritItsContext()
    {
        await using var workflows = new Workflows();
        await using var outer = workflows.Start("outer");
        var inner = workflows.Launch("inner", (_, _, _) => Task.FromResult(WorkflowContext.Current!.Logger.Name));
        (await inner.Completion).ShouldBe("inner");
        WorkflowContext.Current!.Logger.ShouldBe(outer);
    }

    [Fact]
    public async Task StopAsync_SignalsLaunchedRunsAndWaits()
    {
        await using var workflows = new Workflows();
        var run = workflows.Launch("import", (_, _, ct) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct));
        await workflows.StopAsync(TestContext.Current.CancellationToken);
        run.Outcome.ShouldBe(WorkflowOutcome.Canceled);
        Should.Throw<InvalidOperationException>(() => workflows.Launch("late", (_, _, _) => Task.CompletedTask));
    }

    [Fact]
    public async Task StopAsync_AfterTheDeadline_AbandonsWhatStillRuns()
    {
        await using var workflows = new Workflows();
        var release = new TaskCompletionSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = workflows.Launch("import", (_, log, _) =>
        {
            log.Step("deaf");
            started.SetResult();
            return release.Task;
        });
        await started.Task;
        await workflows.StopAsync(new CancellationToken(canceled: true));
        run.Outcome.ShouldBe(WorkflowOutcome.Abandoned);
        Recorded.Single(run.Stream, "step.finished").Text("outcome").ShouldBe("abandoned");
        release.SetResult();
        await run.Completion;
        run.Outcome.ShouldBe(WorkflowOutcome.Abandoned);
    }

    [Fact]
    public async Task Services_OfTheContainer_BelongTogether()
    {
        await using var provider = Provider();
        var workflows = provider.GetRequiredService<IWorkflows>();
        await using var log = workflows.Start("import", "a");
        provider.GetRequiredService<EventStreamRegistry>().TryGet("a", out var stream).ShouldBeTrue();
        stream.ShouldBeSameAs(log.Stream);
        provider.GetRequiredService<IWorkflowReports>().ShouldNotBeNull();
    }

    [Fact]
    public async Task Options_ThatMakeNoSense_SayWhatToDo()
    {
        await using var provider = Provider(o => o.MergeInterval = TimeSpan.Zero);
        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IWorkflows>()).Message.ShouldContain("MergeInterval must be at least 1 ms");
    }

    private static ServiceProvider Provider(Action<SseWorkflowOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddScoped<Scoped>();
        services.AddSseWorkflow(configure);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
