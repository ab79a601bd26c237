using Sse.Primitives;
using Sse.Testing;

namespace Sse.Workflow.Tests;

/// <summary>What one process sees of, and says to, workflows of another one on the same store.</summary>
public sealed class ElsewhereTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly Process _owner;
    private readonly Process _other;

    public ElsewhereTests() => (_owner, _other) = (Start(), Start());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetSnapshotAsync_RunOfAnotherProcess_IsItsStateAsStored()
    {
        var run = Busy("run-1");
        await run.Stream.FlushAsync(Token);

        var seen = (await _other.Workflows.GetSnapshotAsync("run-1", Token)).ShouldNotBeNull();

        seen.ToJson().ShouldBe(run.GetSnapshot().ToJson());
        run.Complete();
        await run.Stream.FlushAsync(Token);
        await Eventually.HoldsAsync(async () => (await _other.Workflows.GetSnapshotAsync("run-1", Token))!.Status == WorkflowStatus.Warned);
        (await _other.Workflows.GetSnapshotAsync("nobody", Token)).ShouldBeNull();
    }

    /// <summary>A long stream is not taken into memory whole: what is missing comes from the store page by page.</summary>
    [Fact]
    public async Task GetSnapshotAsync_StreamTooLongForMemory_IsReadFromTheStore()
    {
        await using var small = Start(o => o.Streams.StoreOptions.FollowWholeBytes = 0);
        var run = Busy("run-1");
        for (var i = 0; i < 5_000; i++)
            run.Step($"Row {i}").Complete();
        await run.Stream.FlushAsync(Token);

        var states = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => small.Workflows.GetSnapshotAsync("run-1", Token).AsTask()));

        states.ShouldAllBe(s => s!.Rev == run.Stream.Head.Sequence && s.Nodes.Count == run.GetSnapshot().Nodes.Count);
    }

    [Fact]
    public async Task GetSummaryAsync_RunThatGoesOnElsewhere_SaysWhatItsEventsSay()
    {
        var run = Busy("run-1");
        await run.Stream.FlushAsync(Token);

        var seen = (await _other.Workflows.GetSummaryAsync("run-1", Token)).ShouldNotBeNull();

        var known = run.GetSummary();
        (seen.Id, seen.Name, seen.Outcome, seen.Problems).ShouldBe((known.Id, known.Name, null, known.Problems));
        seen.Phases.ShouldBe(known.Phases);
        seen.Steps.ShouldBe(known.Steps);
        seen.Counters.ShouldBe(known.Counters);
        seen.Gauges.ShouldBe(known.Gauges);
        seen.StartedAt.ShouldBe(known.StartedAt, TimeSpan.FromMilliseconds(1));
        seen.Duration.ShouldBe(known.Duration, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task GetSummaryAsync_RunThatHasEndedElsewhere_IsItsOwn()
    {
        var run = Busy("run-1");
        run.Fail(new WorkflowProblem("no_disk", "The disk is full."));
        await run.Stream.FlushAsync(Token);

        var seen = (await _other.Workflows.GetSummaryAsync("run-1", Token)).ShouldNotBeNull();

        var known = run.GetSummary();
        (seen.Outcome, seen.Problems, seen.DurationMs).ShouldBe((WorkflowOutcome.Failed, known.Problems, known.DurationMs));
        seen.Timers.Keys.ShouldBe(known.Timers.Keys);
    }

    [Fact]
    public async Task CancelAsync_RunOfAnotherProcess_IsToldThroughTheStore()
    {
        var run = Busy("run-1");
        await run.Stream.FlushAsync(Token);

        _owner.Store.IsDown = true;

        var answer = await _other.Workflows.CancelAsync("run-1", "ada", "wrong file", Token);

        answer.ShouldBe(new WorkflowCancellation { WorkflowId = "run-1", Status = WorkflowStatus.Running, IsAccepted = true, IsDelivered = false, Owner = _owner.Streams.Node });
        _owner.Store.IsDown = false;
        await Eventually.HoldsAsync(() =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            return run.IsCanceling && run.Stream.Head.Sequence == run.Writer!.Appended;
        });
        var request = Recorded.Single(run.Stream, "cancel.requested");
        (request.Text("by"), request.Text("reason")).ShouldBe(("ada", "wrong file"));
        await Eventually.HoldsAsync(async () => await _other.Workflows.CancelAsync("run-1", "bob", null, Token) is { Status: WorkflowStatus.Canceling, IsAccepted: true, IsDelivered: true });
    }

    [Fact]
    public async Task CancelAsync_AskedTwice_IsHandedOverOnce()
    {
        var run = Busy("run-1");
        await run.Stream.FlushAsync(Token);
        var heard = 0;
        _owner.Streams.CommandReceived += (_, _) => Interlocked.Increment(ref heard);
        await _other.Workflows.CancelAsync("run-1", cancellationToken: Token);
        await _other.Workflows.CancelAsync("run-1", cancellationToken: Token);

        await Eventually.HoldsAsync(async () =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            return heard > 0 && (await _store.ReceiveAsync(_owner.Streams.Node, [], Token)).Count == 0;
        });

        heard.ShouldBe(1);
    }

    [Fact]
    public async Task CancelAsync_RunThatHasEnded_SaysHow()
    {
        var run = Busy("run-1");
        run.Complete();
        await run.Stream.FlushAsync(Token);

        var answer = (await _other.Workflows.CancelAsync("run-1", cancellationToken: Token)).ShouldNotBeNull();

        (answer.Status, answer.IsAccepted).ShouldBe((WorkflowStatus.Warned, false));
        (await _other.Workflows.CancelAsync("nobody", cancellationToken: Token)).ShouldBeNull();
    }

    [Fact]
    public async Task CancelAsync_OwnerIsKnownToBeDead_EndsTheRunAtOnce()
    {
        // The heartbeats of the one that asks are so far apart that the lease ends between two of them.
        var (heartbeat, lease) = (TimeSpan.FromHours(1), TimeSpan.FromHours(2) + TimeSpan.FromMinutes(10));
        await using var patient = Start(o => (o.Streams.StoreOptions.HeartbeatInterval, o.Streams.StoreOptions.LeaseDuration) = (heartbeat, lease));
        var run = Busy("run-1");
        await run.Stream.FlushAsync(Token);
        // The owner gives a second sign of life on its own thread, soon after the first.
        await Eventually.HoldsAsync(async () => await BeatsAsync(_owner) == 2);
        (await patient.Workflows.CancelAsync("run-1", cancellationToken: Token))!.Status.ShouldBe(WorkflowStatus.Running);
        _owner.Kill();
        _other.Kill();
        for (var beat = 0; beat < 2; beat++)
        {
            var before = await BeatsAsync(patient);
            _clock.Advance(heartbeat);
            await Eventually.HoldsAsync(async () => await BeatsAsync(patient) > before);
        }
        (await patient.Workflows.CancelAsync("run-1", cancellationToken: Token))!.Status.ShouldBe(WorkflowStatus.Running);
        _clock.Advance(TimeSpan.FromMinutes(20));

        var answer = (await patient.Workflows.CancelAsync("run-1", cancellationToken: Token)).ShouldNotBeNull();

        (answer.Status, answer.IsAccepted, answer.IsDelivered).ShouldBe((WorkflowStatus.Abandoned, true, true));
        (await patient.Workflows.GetSnapshotAsync("run-1", Token))!.Problem!.Code.ShouldBe("process_lost");
    }

    [Fact]
    public async Task Find_IdUsedAgainByAnotherProcess_ForgetsOnceTheStoreWasAsked()
    {
        var old = Busy("run-1");
        old.Complete();
        await old.Stream.FlushAsync(Token);
        (await _owner.Workflows.FindAsync("run-1", Token)).ShouldBeSameAs(old);
        var later = _other.Workflows.Start("export", "run-1");
        await later.Stream.FlushAsync(Token);

        (await _owner.Workflows.FindAsync("run-1", Token)).ShouldBeNull();
        _owner.Workflows.Find("run-1").ShouldBeNull();
        (await _owner.Workflows.GetSnapshotAsync("run-1", Token))!.Name.ShouldBe("export");
        (await _owner.Workflows.ListAsync(null, Token)).Items.ShouldHaveSingleItem().Name.ShouldBe("export");
        (await _other.Workflows.FindAsync("run-1", Token)).ShouldBeSameAs(later);
        (await _owner.Workflows.CancelAsync("run-1", cancellationToken: Token))!.IsDelivered.ShouldBeFalse();
        GC.KeepAlive(old);
    }

    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        await _other.DisposeAsync();
    }

    private async Task<long> BeatsAsync(Process process) => (await _store.BeatAsync("probe", Token)).Single(n => n.Id == process.Streams.Node).Beat;

    /// <summary>A run in the middle of its work.</summary>
    private EnhancedSseLogger Busy(string id)
    {
        var run = _owner.Workflows.Start("import", new WorkflowOptions { Id = id, Tags = { ["file"] = "a.csv" } });
        run.StartPhase(WorkflowPhase.Validation);
        run.Step("Checking").Complete();
        _clock.Advance(TimeSpan.FromSeconds(1));
        run.EndPhase();
        run.IncrementCounter("pages", 3);
        run.SetGauge("confidence", 0.5);
        run.StartTimer("ai");
        run.EndTimer("ai");
        run.Problem("bad_row", "Row 7 has no name.");
        run.Step("Reading rows");
        _clock.Advance(TimeSpan.FromSeconds(1));
        return run;
    }

    private Process Start(Action<SseWorkflowOptions>? configure = null) => new(_store, _clock, configure);
}
