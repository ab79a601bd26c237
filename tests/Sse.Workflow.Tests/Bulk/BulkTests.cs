using System.Text;
using System.Text.Json;

namespace Sse.Workflow.Tests.Bulk;

public sealed class BulkTests : IAsyncDisposable
{
    private readonly Workflows _workflows = new();

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task ForEachAsync_SomeItemsFail_OthersGoOnAndEachHasOneEnd()
    {
        await using var log = _workflows.Start("check");
        var result = await log.ForEachAsync(Enumerable.Range(1, 100).ToList(), (n, item, _) =>
        {
            item.Key = $"row {n}";
            if (n % 10 == 0)
                throw new IOException("inner detail");
            if (n % 10 == 1)
                item.Skip("known");
            else
                item.SetData(new { Score = n });
            return Task.CompletedTask;
        }, new BulkOptions { Name = "candidates" });
        log.End();

        result.Outcome.ShouldBe(WorkflowOutcome.Warned);
        result.Counts.ShouldBe(new OutcomeCounts { Succeeded = 80, Failed = 10, Skipped = 10 });
        result.FailedItems.ShouldBe(Enumerable.Range(1, 10).Select(i => i * 10));
        var ends = Ends(log);
        ends.Select(e => e.GetProperty("index").GetInt32()).Order().ShouldBe(Enumerable.Range(1, 100));
        ends.ShouldAllBe(e => e.GetProperty("total").GetInt32() == 100);
        var failed = ends.Single(e => e.GetProperty("index").GetInt32() == 20);
        failed.Text("key").ShouldBe("row 20");
        failed.GetProperty("problem").Text("errorType").ShouldBe("IOException");
        failed.GetRawText().ShouldNotContain("inner detail");
        ends.Single(e => e.GetProperty("index").GetInt32() == 22).GetProperty("data").GetProperty("score").GetInt32().ShouldBe(22);
        var end = Recorded.Single(log.Stream, "bulk.finished");
        end.Text("name").ShouldBe("candidates");
        end.GetProperty("counts").GetRawText().ShouldBe("""{"succeeded":80,"failed":10,"skipped":10}""");
        end.GetProperty("percentage").GetDouble().ShouldBe(100);
        log.Outcome.ShouldBe(WorkflowOutcome.Warned);
    }

    [Fact]
    public async Task ForEachAsync_ReturnedAsTheWorkflowsResult_ShowsFiguresAndNeitherItemsNorExceptions()
    {
        var run = _workflows.Launch("check", (_, log, _) => log.ForEachAsync(["ann@example.org", "bob@example.org"], (email, _, _) =>
            email.StartsWith('b') ? throw new IOException("inner detail") : Task.CompletedTask));
        await run.Completion;

        var result = Recorded.Single(run.Stream, "workflow.finished").GetProperty("result");

        result.Text("outcome").ShouldBe("warned");
        result.GetProperty("counts").GetProperty("failed").GetInt32().ShouldBe(1);
        result.GetRawText().ShouldNotContain("inner detail");
        result.GetRawText().ShouldNotContain("bob@");
    }

    [Fact]
    public async Task ForEachAsync_Concurrency_IsNeverExceeded()
    {
        await using var log = _workflows.Start("check");
        var (running, most) = (0, 0);
        await log.ForEachAsync(Enumerable.Range(0, 200), async (_, _, _) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
        }, new BulkOptions { MaxConcurrency = 3 });

        most.ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task ForEachAsync_InputOrder_TellsInOrderWhateverEndsFirst()
    {
        await using var log = _workflows.Start("check");
        var first = new TaskCompletionSource();
        var begun = 0;
        var work = log.ForEachAsync(Enumerable.Range(1, 60), async (n, _, _) =>
        {
            Interlocked.Increment(ref begun);
            if (n == 1)
                await first.Task;
            else if (n == 8)
                first.SetResult();
        }, new BulkOptions { MaxConcurrency = 2, Order = BulkOrder.Input });
        await work;

        begun.ShouldBe(60);
        Ends(log).Select(e => e.GetProperty("index").GetInt32()).ShouldBe(Enumerable.Range(1, 60));
    }

    [Fact]
    public async Task ForEachAsync_InputOrder_HoldsBackABoundedNumber()
    {
        await using var log = _workflows.Start("check");
        var first = new TaskCompletionSource();
        var begun = 0;
        var work = log.ForEachAsync(Enumerable.Range(1, 100), async (n, _, _) =>
        {
            if (Interlocked.Increment(ref begun) == 8)
                first.SetResult();
            if (n == 1)
            {
                await first.Task;
                begun.ShouldBeLessThanOrEqualTo(8);
            }
        }, new BulkOptions { MaxConcurrency = 2, Order = BulkOrder.Input });

        (await work).Outcome.ShouldBe(WorkflowOutcome.Succeeded);
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(null, 0.5)]
    public async Task ForEachAsync_TooManyFailures_BeginsNoMoreAndFails(int? maxFailures, double? ratio)
    {
        await using var log = _workflows.Start("check");
        var result = await log.ForEachAsync(
            Enumerable.Range(0, 1_000), (_, _, _) => throw new IOException(),
            new BulkOptions { MaxConcurrency = 1, MaxFailures = maxFailures, MaxFailureRatio = ratio });

        result.Outcome.ShouldBe(WorkflowOutcome.Failed);
        result.Counts.Failed.ShouldBe(maxFailures is null ? 20 : 4);
        Recorded.Single(log.Stream, "bulk.finished").GetProperty("problem").Text("code").ShouldBe("too_many_failures");
    }

    [Fact]
    public async Task ForEachAsync_RunIsCanceled_StopsAndThrows()
    {
        var run = _workflows.RunAsync("check", async (log, _) =>
        {
            await log.ForEachAsync(Enumerable.Range(0, 1_000), (n, _, ct) =>
            {
                if (n == 10)
                    log.RequestCancel("test");
                ct.ThrowIfCancellationRequested();
                return Task.CompletedTask;
            });
        }, new WorkflowOptions { Id = "job" });

        await Should.ThrowAsync<OperationCanceledException>(run);
        var stream = _workflows.Find("job")!.Stream;
        Recorded.Single(stream, "bulk.finished").Text("outcome").ShouldBe("canceled");
        Recorded.Single(stream, "workflow.finished").Text("outcome").ShouldBe("canceled");
    }

    [Fact]
    public async Task ForEachAsync_SourceThrows_FailsAndThrows()
    {
        await using var log = _workflows.Start("check");
        await Should.ThrowAsync<InvalidDataException>(log.ForEachAsync(Broken(), (_, _, _) => Task.CompletedTask));
        Recorded.Single(log.Stream, "bulk.finished").Text("outcome").ShouldBe("failed");

        static async IAsyncEnumerable<int> Broken()
        {
            yield return 1;
            await Task.Yield();
            throw new InvalidDataException();
        }
    }

    [Fact]
    public async Task ForEachAsync_LoggerNobodyConfigured_DoesTheWork()
    {
        var sum = 0;
        var result = await EnhancedSseLogger.None.ForEachAsync(Enumerable.Range(1, 10), (n, item, _) =>
        {
            Interlocked.Add(ref sum, n);
            item.SetData(n);
            return n == 3 ? throw new IOException() : Task.CompletedTask;
        });

        sum.ShouldBe(55);
        result.FailedItems.ShouldBe([3]);
    }

    [Fact]
    public async Task ForEachAsync_InsideAStep_IsItsChild()
    {
        await using var log = _workflows.Start("check");
        await log.StepAsync("rows", default, step => step.ForEachAsync([1, 2], (_, _, _) => Task.CompletedTask, new BulkOptions { Page = new BulkPage(1, 2, 5, 10) }));

        var started = Recorded.Single(log.Stream, "bulk.started");
        started.Text("parent").ShouldBe(Recorded.Single(log.Stream, "step.started").Text("node"));
        started.GetProperty("page").GetProperty("totalItems").GetInt32().ShouldBe(10);
    }

    [Fact]
    public async Task RetryFailedAsync_Failures_RunAgainAsALinkedWorkflow()
    {
        await using var log = _workflows.Start("check");
        var result = await log.ForEachAsync(Enumerable.Range(1, 20), (n, _, _) => n > 15 ? throw new IOException() : Task.CompletedTask);
        log.End();
        List<int> again = [];
        var second = await result.RetryFailedAsync(_workflows, "check", (n, _, _) =>
        {
            lock (again)
                again.Add(n);
            return Task.CompletedTask;
        });

        again.Order().ShouldBe([16, 17, 18, 19, 20]);
        second.Outcome.ShouldBe(WorkflowOutcome.Succeeded);
        Recorded.Events(_workflows.Find(second.WorkflowId)!.Stream)[0].GetProperty("links").Text("retryOf").ShouldBe(log.Id);
    }

    [Fact]
    public async Task ForEachAsync_TokenOfTheOptionsSignalled_StopsTheBulkAndNotTheWorkflow()
    {
        await using var log = _workflows.Start("check");
        using var limit = new CancellationTokenSource();
        var begun = 0;
        var work = log.ForEachAsync(Enumerable.Range(1, 100), async (_, _, token) =>
        {
            if (Interlocked.Increment(ref begun) == 2)
                await limit.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        }, new BulkOptions { MaxConcurrency = 2, CancellationToken = limit.Token });

        await Should.ThrowAsync<OperationCanceledException>(work);
        begun.ShouldBe(2);
        log.IsCanceling.ShouldBeFalse();
        Recorded.Single(log.Stream, "bulk.finished").Text("outcome").ShouldBe("failed");
    }

    [Fact]
    public async Task ThrowIfAnyFailed_SomeFailed_ThrowsWhatTheyThrew()
    {
        await using var log = _workflows.Start("check");
        var result = await log.ForEachAsync(Enumerable.Range(1, 10), (n, item, _) =>
        {
            if (n == 3)
                item.Fail("no exception");
            return n == 7 ? throw new IOException("seven") : Task.CompletedTask;
        }, new BulkOptions { MaxKept = 0 });
        var kept = await log.ForEachAsync(Enumerable.Range(1, 10), (n, _, _) => n == 7 ? throw new IOException("seven") : Task.CompletedTask);

        var error = Should.Throw<WorkflowProblemException>(() => result.ThrowIfAnyFailed());
        error.ToProblem().ShouldBe(new WorkflowProblem("items_failed", "2 of 10 items failed."));
        error.InnerException.ShouldBeNull();
        Should.Throw<WorkflowProblemException>(() => kept.ThrowIfAnyFailed()).InnerException.ShouldBeOfType<AggregateException>()
            .InnerExceptions.ShouldHaveSingleItem().Message.ShouldBe("seven");
    }

    [Fact]
    public async Task ThrowIfAnyFailed_SomeSkipped_IsTheResult()
    {
        await using var log = _workflows.Start("check");
        var result = await log.ForEachAsync([1, 2], (n, item, _) =>
        {
            if (n == 1)
                item.Skip();
            return Task.CompletedTask;
        });

        result.ThrowIfAnyFailed().ShouldBeSameAs(result);
    }

    [Fact]
    public async Task WriteFailures_HostileTexts_AreSafeForSpreadsheets()
    {
        await using var log = _workflows.Start("check");
        var result = await log.ForEachAsync(["=1+1", "a,\"b\"", "+49"], (text, item, _) =>
        {
            item.Key = text;
            item.Fail("@SUM(A1)");
            return Task.CompletedTask;
        });
        var csv = new StringWriter();
        await result.WriteFailuresAsCsvAsync(csv, TestContext.Current.CancellationToken);
        using var ndjson = new MemoryStream();
        await result.WriteFailuresAsNdjsonAsync(ndjson, TestContext.Current.CancellationToken);

        csv.ToString().Split("\r\n").ShouldBe(
        [
            "index,key,outcome,disposition,code,message,errorType",
            "1,'=1+1,failed,,error,'@SUM(A1),",
            "2,\"a,\"\"b\"\"\",failed,,error,'@SUM(A1),",
            "3,'+49,failed,,error,'@SUM(A1),",
            "",
        ]);
        var lines = Encoding.UTF8.GetString(ndjson.ToArray()).TrimEnd('\n').Split('\n');
        lines.Select(l => JsonElement.Parse(l).Text("key")).ShouldBe(["=1+1", "a,\"b\"", "+49"]);
    }

    [Fact]
    public async Task Options_NoConcurrency_SaysWhatToSet()
    {
        await using var log = _workflows.Start("check");
        var error = await Should.ThrowAsync<ArgumentException>(log.ForEachAsync([1], (_, _, _) => Task.CompletedTask, new BulkOptions { MaxConcurrency = 0 }));
        error.Message.ShouldContain("at least 1");
    }

    private static List<JsonElement> Ends(EnhancedSseLogger log) => [.. Recorded.Events(log.Stream).Where(e => e.Type() == "item.finished")];

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = Volatile.Read(ref most); now > seen;)
        {
            var was = Interlocked.CompareExchange(ref most, now, seen);
            if (was == seen)
                return;
            seen = was;
        }
    }
}
