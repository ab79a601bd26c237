using System.Runtime.CompilerServices;
using Sse.Testing;

namespace Sse.Workflow.Tests;

public sealed class DirectoryTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Workflows _workflows;

    public DirectoryTests() => _workflows = new Workflows(new SseWorkflowOptions { TimeProvider = _clock, MaxFinished = 3 });

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task List_ByConditions_GivesTheNewestFirstInPages()
    {
        for (var i = 0; i < 5; i++)
        {
            _workflows.Start(i % 2 == 0 ? "import" : "export", new WorkflowOptions { Id = $"w{i}", Tags = { ["even"] = (i % 2 == 0).ToString() } });
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
        await _workflows.Find("w4")!.DisposeAsync();

        Ids(new()).ShouldBe(["w4", "w3", "w2", "w1", "w0"]);
        Ids(new() { Name = "export" }).ShouldBe(["w3", "w1"]);
        Ids(new() { Status = WorkflowStatus.Abandoned }).ShouldBe(["w4"]);
        Ids(new() { Tags = { ["even"] = "True" } }).ShouldBe(["w4", "w2", "w0"]);
        Ids(new() { From = _clock.GetUtcNow().AddMinutes(-3), To = _clock.GetUtcNow().AddMinutes(-1) }).ShouldBe(["w3", "w2"]);
        var page = _workflows.List(new() { Offset = 1, Limit = 2 });
        (page.Items.Count, page.Total, page.NextOffset).ShouldBe((2, 5, 3));
        _workflows.List(new() { Offset = 3, Limit = 2 }).NextOffset.ShouldBeNull();
    }

    [Fact]
    public async Task List_OfFinishedOnes_RemembersTheLast()
    {
        for (var i = 0; i < 5; i++)
        {
            await _workflows.Start("import", $"w{i}").DisposeAsync();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        Ids(new()).ShouldBe(["w4", "w3", "w2"]);
    }

    [Fact]
    public async Task Find_WhenTheStreamIsDropped_Forgets()
    {
        await _workflows.Start("import", "a").DisposeAsync();
        _workflows.Find("a").ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromHours(2));
        _workflows.Find("a").ShouldBeNull();
        _workflows.List().Total.ShouldBe(0);
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

    private IEnumerable<string> Ids(WorkflowQuery query) => _workflows.List(query).Items.Select(w => w.Id);
}
