using Sse.Testing;

namespace Sse.Workflow.Tests;

public sealed class RetryTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Workflows _workflows;

    public RetryTests() => _workflows = new Workflows(new SseWorkflowOptions { TimeProvider = _clock });

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task RetryAsync_UntilItSucceeds_ShowsEachFurtherAttempt()
    {
        await using var log = _workflows.Start("import");
        var retry = new RetryOptions { Delay = TimeSpan.FromMilliseconds(100), UseJitter = false };
        var running = log.StepAsync("saving", default, step => step.RetryAsync(retry, default, (attempt, _) =>
            attempt < 3 ? Task.FromException<int>(new TimeoutException("busy")) : Task.FromResult(attempt)));
        while (!running.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        (await running).ShouldBe(3);
        Recorded.Events(log.Stream).Where(e => e.Type() == "step.retrying").Select(e => (e.Text("attempt"), e.Text("delayMs"), e.GetProperty("problem").Text("code")))
            .ShouldBe([("2", "100", "timeout"), ("3", "200", "timeout")]);
        var end = Recorded.Single(log.Stream, "step.finished");
        (end.Text("outcome"), end.Text("attempt")).ShouldBe(("succeeded", "3"));
    }

    [Fact]
    public async Task RetryAsync_AfterTheLastAttempt_FailsTheStepWithItsException()
    {
        await using var log = _workflows.Start("import");
        var retry = new RetryOptions { MaxAttempts = 2, Delay = TimeSpan.Zero };
        await Should.ThrowAsync<IOException>(() => log.StepAsync("saving", default, step =>
            step.RetryAsync(retry, default, (_, _) => Task.FromException(new IOException()))));
        Recorded.Types(log.Stream).ShouldBe(["workflow.started", "step.started", "step.retrying", "problem", "step.finished"]);
    }

    [Fact]
    public async Task RetryAsync_OfWhatIsNotWorthIt_DoesNotTryAgain()
    {
        await using var log = _workflows.Start("import");
        var retry = new RetryOptions { ShouldRetry = e => e is TimeoutException };
        await Should.ThrowAsync<IOException>(() => log.Step("saving").RetryAsync(retry, default, (_, _) => Task.FromException(new IOException())));
        Recorded.Types(log.Stream).ShouldNotContain("step.retrying");
    }

    [Fact]
    public async Task RetryAsync_OptionThatMakesNoSense_SaysWhatItMayBe()
    {
        await using var log = _workflows.Start("import");
        var error = await Should.ThrowAsync<ArgumentException>(() => log.Step("saving").RetryAsync(new RetryOptions { MaxAttempts = 0 }, default, (_, _) => Task.CompletedTask));
        error.Message.ShouldContain("RetryOptions.MaxAttempts must be at least 1");
    }

    [Fact]
    public async Task RetryAsync_OnNone_Works()
    {
        var attempts = 0;
        await WorkflowStep.None.RetryAsync(new RetryOptions { Delay = TimeSpan.Zero }, default, (_, _) =>
            ++attempts < 2 ? Task.FromException(new IOException()) : Task.CompletedTask);
        attempts.ShouldBe(2);
    }
}
