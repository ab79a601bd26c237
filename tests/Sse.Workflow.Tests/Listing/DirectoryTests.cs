using System.Runtime.CompilerServices;
using Sse.Testing;

namespace Sse.Workflow.Tests;

public sealed class DirectoryTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Workflows _workflows;

    public DirectoryTests() => _workflows = new Workflows(new SseWorkflowOptions { TimeProvider = _clock, MaxFinished = 3 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task ListAsync_ByConditions_GivesTheNewestFirstInPages()
    {
        for (var i = 0; i < 5; i++)
        {
            _workflows.Start(i % 2 == 0 ? "import" : "export", new WorkflowOptions { Id = $"w{i}", Tags = { ["even"] = (i % 2 == 0).ToString() } });
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
        await _workflows.Find("w4")!.DisposeAsync();

        (await IdsAsync(new())).ShouldBe(["w4", "w3", "w2", "w1", "w0"]);
        (await IdsAsync(new() { Name = "export" })).ShouldBe(["w3", "w1"]);
        (await IdsAsync(new() { Status = WorkflowStatus.Abandoned })).ShouldBe(["w4"]);
        (await IdsAsync(new() { Tags = { ["even"] = "True" } })).ShouldBe(["w4", "w2", "w0"]);
        (await IdsAsync(new() { From = _clock.GetUtcNow().AddMinutes(-3), To = _clock.GetUtcNow().AddMinutes(-1) })).ShouldBe(["w3", "w2"]);
    }

    [Fact]
    public async Task ListAsync_ByPages_CoversAllOnceWhileOthersStartAndEnd()
    {
        for (var i = 0; i < 5; i++)
            _workflows.Start("import", $"w{i}");
        var first = await _workflows.ListAsync(new() { Limit = 2 }, Token);
        await _workflows.Find("w3")!.DisposeAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _workflows.Start("import", "later");
        var second = await _workflows.ListAsync(new() { Limit = 2, After = first.Next }, Token);
        var third = await _workflows.ListAsync(new() { Limit = 2, After = second.Next }, Token);

        new[] { first, second, third }.SelectMany(p => p.Items).Select(w => w.Id).ShouldBe(["w4", "w3", "w2", "w1", "w0"]);
        (third.Next, third.IsPartial).ShouldBe((null, false));
        await Should.ThrowAsync<ArgumentException>(async () => await _workflows.ListAsync(new() { After = "page 2" }, Token));
    }

    [Fact]
    public async Task ListAsync_OfFinishedOnes_RemembersTheLast()
    {
        for (var i = 0; i < 5; i++)
        {
            await _workflows.Start("import", $"w{i}").DisposeAsync();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        (await IdsAsync(new())).ShouldBe(["w4", "w3", "w2"]);
    }

    [Fact]
    public async Task Find_WhenTheStreamIsDropped_Forgets()
    {
        await _workflows.Start("import", "a").DisposeAsync();
        _workflows.Find("a").ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromHours(2));
        _workflows.Find("a").ShouldBeNull();
        (await _workflows.ListAsync(null, Token)).Items.ShouldBeEmpty();
    }

    [Fact]
    public void Logger_OfAFinishedRun_LivesAsLongAsItsStream()
    {
        var logger = RunOne();
        Collect();
        IsAlive(logger).ShouldBeTrue("the stream is kept, and with it the logger");
        _workflows.Streams.Remove("a");
        Collect();
        IsAlive(logger).ShouldBeFalse("nobody keeps the stream any more");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference<EnhancedSseLogger> RunOne()
    {
        var log = _workflows.Start("import", "a");
        log.IncrementCounter("n");
        log.Complete();
        log.DisposeAsync().AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        // What was due to be merged holds the run until the interval is over.
        _clock.Advance(TimeSpan.FromSeconds(1));
        return new WeakReference<EnhancedSseLogger>(log);
    }

    /// <summary>In a frame of its own: the target must not stay in a variable of the test.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsAlive(WeakReference<EnhancedSseLogger> logger) => logger.TryGetTarget(out _);

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private async Task<IEnumerable<string>> IdsAsync(WorkflowQuery query) => (await _workflows.ListAsync(query, Token)).Items.Select(w => w.Id);
}
