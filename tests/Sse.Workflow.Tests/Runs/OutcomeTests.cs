namespace Sse.Workflow.Tests;

public sealed class OutcomeTests : IAsyncDisposable
{
    private readonly Workflows _workflows = new();

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task RunAsync_ThatReturns_SucceedsWithTheResult()
    {
        var text = await _workflows.RunAsync("cv", async (log, ct) =>
            await log.StepAsync("Extracting", ct, step => Task.FromResult("text")), new() { Id = "a", Tags = { ["file"] = "cv.pdf" } });

        text.ShouldBe("text");
        var end = Recorded.Single(_workflows.Find("a")!.Stream, "workflow.finished");
        end.Text("outcome").ShouldBe("succeeded");
        end.Text("result").ShouldBe("text");
        end.GetProperty("tags").Text("file").ShouldBe("cv.pdf");
    }

    [Fact]
    public async Task RunAsync_ThatThrows_FailsWithOneProblemAndNoDetail()
    {
        await Should.ThrowAsync<IOException>(() => _workflows.RunAsync("cv", async (log, ct) =>
            await log.StepAsync("outer", ct, outer => outer.StepAsync("inner", ct, _ => Task.FromException(new IOException("secret path")))), new() { Id = "a" }));

        var stream = _workflows.Find("a")!.Stream;
        var problem = Recorded.Single(stream, "problem");
        problem.Text("errorType").ShouldBe("IOException");
        problem.Text("code").ShouldBe("unexpected");
        Recorded.Events(stream).ShouldAllBe(e => !e.ToString().Contains("secret"));
        Recorded.Single(stream, "workflow.finished").Text("outcome").ShouldBe("failed");
    }

    [Fact]
    public async Task Exception_ThatOffersAProblem_IsShown()
    {
        await Should.ThrowAsync<WorkflowProblemException>(() => _workflows.RunAsync("cv", (_, _) =>
            Task.FromException(new WorkflowProblemException("too_large", "The file is too large.", "Send a smaller one.")), new() { Id = "a" }));

        var problem = Recorded.Single(_workflows.Find("a")!.Stream, "workflow.finished").GetProperty("problem");
        problem.Text("code").ShouldBe("too_large");
        problem.Text("suggestion").ShouldBe("Send a smaller one.");
        Recorded.Single(_workflows.Find("a")!.Stream, "problem").Text("fatal").ShouldBe("True");
    }

    [Fact]
    public async Task Cancellation_ByTheRunsOwnToken_Cancels()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => _workflows.RunAsync("cv", (log, ct) =>
        {
            log.RequestCancel("ada", "changed my mind").ShouldBeTrue();
            return log.StepAsync("wait", ct, _ => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct));
        }, new() { Id = "a" }));

        _workflows.Find("a")!.Outcome.ShouldBe(WorkflowOutcome.Canceled);
        Recorded.Types(_workflows.Find("a")!.Stream).ShouldNotContain("problem");
    }

    [Theory]
    [InlineData(typeof(OperationCanceledException), WorkflowOutcome.Failed)]
    [InlineData(typeof(TimeoutException), WorkflowOutcome.TimedOut)]
    [InlineData(typeof(InvalidOperationException), WorkflowOutcome.Failed)]
    public async Task Exception_WithoutARequestToStop_IsNeverACancellation(Type exception, WorkflowOutcome expected)
    {
        await using var log = _workflows.Start("cv");
        log.Fail((Exception)Activator.CreateInstance(exception)!);
        log.Outcome.ShouldBe(expected);
    }

    [Fact]
    public async Task Fail_WithATimeoutOfHttpClient_TimesOut()
    {
        await using var log = _workflows.Start("cv");
        log.Fail(new TaskCanceledException("timeout", new TimeoutException()));
        log.Outcome.ShouldBe(WorkflowOutcome.TimedOut);
    }

    [Fact]
    public async Task Complete_AfterSomethingWentWrong_Warns()
    {
        await using var log = _workflows.Start("cv");
        log.StartPhase(WorkflowPhase.Processing);
        log.Step("one").Fail("no");
        log.EndPhase();
        log.Complete();

        Recorded.Single(log.Stream, "phase.finished").Text("outcome").ShouldBe("failed");
        log.Outcome.ShouldBe(WorkflowOutcome.Warned);
    }

    [Fact]
    public async Task End_WithoutAWord_TakesTheWorstChild()
    {
        await using var log = _workflows.Start("cv");
        log.Step("one").Complete();
        log.Step("two").Warn("hm");
        log.Error("CV extraction failed", new IOException());
        log.End();
        log.Outcome.ShouldBe(WorkflowOutcome.Failed);
    }

    [Fact]
    public async Task Skip_OfAStep_SaysNothingAboutTheWhole()
    {
        await using var log = _workflows.Start("cv");
        log.Step("one").Skip("not needed");
        log.Complete();
        log.Outcome.ShouldBe(WorkflowOutcome.Succeeded);
    }

    [Fact]
    public async Task Step_DisposedWithoutAnEnd_IsAbandoned()
    {
        await using var log = _workflows.Start("cv");
        using (log.Step("one"))
        {
        }
        Recorded.Single(log.Stream, "step.finished").Text("outcome").ShouldBe("abandoned");
    }

    [Fact]
    public void Start_WithTheIdOfALiveOne_SaysSo()
    {
        _workflows.Start("cv", "a");
        Should.Throw<WorkflowExistsException>(() => _workflows.Start("cv", "a")).Message.ShouldContain("'a'");
    }

    [Fact]
    public async Task Start_WithTheIdOfAFinishedOne_ReplacesIt()
    {
        await _workflows.Start("cv", "a").DisposeAsync();
        await using var second = _workflows.Start("cv", "a");
        _workflows.Find("a").ShouldBeSameAs(second);
    }
}
