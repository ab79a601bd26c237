using DemoHost.JobMonitor;
using Microsoft.Extensions.Logging.Abstractions;
using Sse.Primitives;
using Sse.Testing;

namespace DemoHost.Tests.JobMonitor.Watching;

/// <summary>How those who wait for a job learn that it has begun, and what that costs.</summary>
public sealed class JobArrivalsTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _shared = new();
    private readonly CountingStore _store;
    private readonly EventStreamRegistry _here;
    private readonly JobArrivals _arrivals;

    public JobArrivalsTests()
    {
        _store = CountingStore.Over(_shared);
        _here = new EventStreamRegistry(null, [_store.Store]);
        _arrivals = new JobArrivals(_here, TimeProvider.System, NullLogger<JobArrivals>.Instance);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Expect_ManyWhoWait_ShareOneLookAtTheStore()
    {
        var started = TimeProvider.System.GetTimestamp();
        var waiting = Enumerable.Range(0, 500).Select(i => WaitAsync($"job-{i}")).ToList();
        await Eventually.HoldsAsync(() => _store.Lists >= 4, "several looks");
        var looks = _store.Lists;
        looks.ShouldBeInRange(1, (int)(TimeProvider.System.GetElapsedTime(started) / TimeSpan.FromMilliseconds(250)) + 1);
        _store.Finds.ShouldBe(0);

        await using var elsewhere = new EventStreamRegistry(null, [_shared]);
        for (var i = 0; i < 500; i++)
            Begin(elsewhere, $"job-{i}", "resume_analysis");

        (await Task.WhenAll(waiting)).ShouldAllBe(begun => begun);
        await ShouldFallSilentAsync();
    }

    [Fact]
    public async Task Expect_JobThatBeginsHere_IsToldWithoutALook()
    {
        await using var memory = new EventStreamRegistry();
        var arrivals = new JobArrivals(memory, new ManualTimeProvider(), NullLogger<JobArrivals>.Instance);
        using var first = arrivals.Expect("job");
        using var second = arrivals.Expect("job");
        var waits = Task.WhenAll(first.WaitAsync(TimeSpan.FromHours(1), Cancel), second.WaitAsync(TimeSpan.FromHours(1), Cancel));

        arrivals.Begun("other");
        waits.IsCompleted.ShouldBeFalse();
        arrivals.Begun("job");

        (await waits).ShouldBe([true, true]);
        using var later = arrivals.Expect("job");
        later.WaitAsync(TimeSpan.FromHours(1), Cancel).IsCompleted.ShouldBeFalse("whether it has begun before is for the caller to find out");
    }

    [Fact]
    public async Task Expect_StreamOfSomethingElseUnderTheId_IsNoJob()
    {
        using var arrival = _arrivals.Expect("job");
        await using var elsewhere = new EventStreamRegistry(null, [_shared]);
        Begin(elsewhere, "job", "cv_extraction");

        (await arrival.WaitAsync(TimeSpan.FromSeconds(1), Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Expect_EverybodyLeaves_NobodyLooksAnyMore()
    {
        using (_arrivals.Expect("a"))
        using (_arrivals.Expect("a"))
        using (_arrivals.Expect("b"))
            await Eventually.HoldsAsync(() => _store.Lists > 0, "a look");

        await ShouldFallSilentAsync();
        var again = WaitAsync("a");
        await using var elsewhere = new EventStreamRegistry(null, [_shared]);
        Begin(elsewhere, "a", "resume_analysis");
        (await again).ShouldBeTrue();
    }

    [Fact]
    public async Task Expect_StoreGoesAway_IsToldWhenItIsBack()
    {
        _store.IsDown = true;
        var waiting = WaitAsync("job");
        await Eventually.HoldsAsync(() => _store.Lists >= 2, "looks that fail");
        await using var elsewhere = new EventStreamRegistry(null, [_shared]);
        Begin(elsewhere, "job", "resume_analysis");

        _store.IsDown = false;

        (await waiting).ShouldBeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        await _shared.DisposeAsync();
    }

    private async Task<bool> WaitAsync(string jobId)
    {
        using var arrival = _arrivals.Expect(jobId);
        return await arrival.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
    }

    private static void Begin(EventStreamRegistry node, string id, string name) =>
        node.Create(id, new EventStreamOptions { Attributes = new StreamAttributes { Kind = "workflow", Name = name } }).Append("e"u8, "{}"u8);

    /// <summary>One look may be under way; after it there is none, for longer than looks are apart.</summary>
    private async Task ShouldFallSilentAsync()
    {
        var looks = -1;
        await Eventually.HoldsAsync(() => looks == (looks = _store.Lists), "silence", every: TimeSpan.FromSeconds(1));
    }
}
