using Sse.Primitives;
using Sse.Testing;
using Sse.Workflow.Tests.Kit;

namespace Sse.Workflow.Tests;

/// <summary>What others may do between two steps of a run's start or end.</summary>
public sealed class RunRaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_TwiceAtOnceUnderTheIdOfAnEndedRun_OneOfThemIsRefused()
    {
        await using var workflows = new Workflows();
        var start = new Rendezvous(2);
        workflows.Start("first", "x").Complete();
        for (var round = 0; round < 1_000; round++)
        {
            var runs = await Task.WhenAll(TryStartAsync(), TryStartAsync());

            runs.Count(run => run is not null).ShouldBe(1, $"in round {round}");
            var winner = runs.Single(run => run is not null)!;
            workflows.Find("x").ShouldBeSameAs(winner);
            workflows.Streams.TryGet("x", out var stream).ShouldBeTrue();
            stream.ShouldBeSameAs(winner.Stream);
            winner.Complete();
        }

        Task<EnhancedSseLogger?> TryStartAsync() => Task.Run(() =>
        {
            start.Meet();
            try
            {
                return workflows.Start("next", "x");
            }
            catch (WorkflowExistsException)
            {
                return null;
            }
        });
    }

    [Fact]
    public async Task BeforeFinish_WhileTheRunEnds_IsCalledOrIgnoredAndTheRunEnds()
    {
        await using var workflows = new Workflows();
        var start = new Rendezvous(2);
        for (var round = 0; round < 1_000; round++)
        {
            var run = workflows.Start("raced");
            var called = 0;
            run.BeforeFinish(_ => Task.CompletedTask);
            var late = Task.Run(() =>
            {
                start.Meet();
                run.BeforeFinish(_ => Task.FromResult(Interlocked.Increment(ref called)));
            }, Token);
            start.Meet();
            run.Complete();
            await run.DisposeAsync();
            await late;

            run.Outcome.ShouldBe(WorkflowOutcome.Succeeded, $"in round {round}");
            (called + run.GetSummary().IgnoredCalls).ShouldBe(1, $"in round {round}");
        }
    }

    [Fact]
    public async Task DisposeAsync_WhileAnotherThreadEndsTheRun_ReturnsAfterTheEnd()
    {
        await using var workflows = new Workflows();
        var start = new Rendezvous(2);
        for (var round = 0; round < 500; round++)
        {
            var run = workflows.Start("raced");
            if (round % 2 == 0)
                run.BeforeFinish(_ => Task.CompletedTask);
            var ending = Task.Run(() =>
            {
                start.Meet();
                run.Complete();
            }, Token);
            start.Meet();
            while (!run.IsEnding)
                Token.ThrowIfCancellationRequested();

            await run.DisposeAsync();

            run.Outcome.ShouldBe(WorkflowOutcome.Succeeded, $"in round {round}");
            await ending;
        }
    }

    /// <summary>The stream asks the clock what is too old when its last event is there, before its writer goes on.</summary>
    [Fact]
    public async Task Outcome_OnceTheEndIsSeenInTheStream_IsKnown()
    {
        var clock = new InterruptedClock();
        await using var workflows = new Workflows(new SseWorkflowOptions { StreamDefaults = { MaxAge = TimeSpan.FromHours(1), TimeProvider = clock } });
        var run = workflows.Start("seen");
        for (var i = 0; i < 20; i++)
            run.Step("more than the stream's first segment holds");
        Task<WorkflowOutcome?>? asked = null;
        clock.Next = () =>
        {
            if (run.Stream.OpenCursor(run.Stream.Head).TryRead(out _) != CursorStatus.End)
                return false;
            asked = Task.Run(() => run.Outcome, Token);
            SpinWait.SpinUntil(() => asked.IsCompleted, TimeSpan.FromMilliseconds(100));
            return true;
        };

        run.Complete();

        (await asked.ShouldNotBeNull()).ShouldBe(WorkflowOutcome.Warned);
    }

    /// <summary>Somebody who knows the id holds the stream just before the first event is written.</summary>
    [Fact]
    public async Task Start_FirstEventIsHeldUp_NobodyFindsTheRunBefore()
    {
        var clock = new InterruptedClock();
        await using var workflows = new Workflows(new SseWorkflowOptions { TimeProvider = clock });
        var starting = Thread.CurrentThread;
        EnhancedSseLogger? found = null;
        Task? holding = null;
        clock.Next = () =>
        {
            if (!workflows.Streams.TryGet("x", out var stream))
                return false;
            using var isHeld = new ManualResetEventSlim();
            holding = Task.Run(() =>
            {
                lock (stream.WriteLock)
                {
                    isHeld.Set();
                    SpinWait.SpinUntil(() => starting.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(5));
                    found = workflows.Find("x");
                }
            }, Token);
            isHeld.Wait(Token);
            return true;
        };

        workflows.Start("held", "x");

        await holding.ShouldNotBeNull();
        found.ShouldBeNull();
    }

    [Fact]
    public async Task Find_SameNewMetricByTwoThreads_TakesOnePlace()
    {
        for (var round = 0; round < 500; round++)
        {
            await using var workflows = new Workflows(new SseWorkflowOptions { MaxMetrics = 2 });
            var run = workflows.Start("raced");
            var start = new Rendezvous(2);
            await Task.WhenAll(SetAsync(), SetAsync());
            run.SetGauge("b", 1);

            run.GetSummary().Gauges.Keys.ShouldBe(["a", "b"], ignoreOrder: true, $"in round {round}");

            Task SetAsync() => Task.Run(() =>
            {
                start.Meet();
                run.SetGauge("a", 1);
            });
        }
    }

    /// <summary>Does something when it is asked, until that says that it was done.</summary>
    private sealed class InterruptedClock : TimeProvider
    {
        public Func<bool>? Next { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            Interrupt();
            return base.GetUtcNow();
        }

        public override long GetTimestamp()
        {
            Interrupt();
            return base.GetTimestamp();
        }

        private void Interrupt()
        {
            if (Next is not { } next)
                return;
            Next = null;
            Next = next() ? null : next;
        }
    }
}
