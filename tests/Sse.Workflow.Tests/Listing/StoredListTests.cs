using Sse.Primitives;
using Sse.Testing;

namespace Sse.Workflow.Tests;

/// <summary>The list of workflows of two processes on one store, and of one that is gone.</summary>
public sealed class StoredListTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly Process _first;
    private readonly Process _second;

    public StoredListTests() => (_first, _second) = (Start(), Start());

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListAsync_RunsOfOtherProcesses_AreShownAsTheyStand()
    {
        var running = await StartAsync(_first, "running", "import");
        running.Step("Reading rows").ReportProgress(40);
        var canceling = await StartAsync(_first, "canceling", "import");
        canceling.RequestCancel("ada");
        var failed = await StartAsync(_first, "failed", "export", ("file", "a.csv"));
        failed.SetTag("rows", "7");
        failed.Problem(new WorkflowProblem("bad_row", "Row 7 has no name."));
        failed.Fail(new WorkflowProblem("no_disk", "The disk is full."));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await FlushAsync();

        var rows = (await _second.Workflows.ListAsync(null, Token)).Items;

        rows.Select(w => $"{w.Id}:{w.Name}:{w.Status}").ShouldBe(["failed:export:Failed", "canceling:import:Canceling", "running:import:Running"]);
        rows.ShouldAllBe(w => w.Owner == _first.Streams.Node);
        (rows[2].Percentage, rows[2].Current).ShouldBe((20, "Reading rows"));
        (rows[0].Problems, rows[0].Tags["file"], rows[0].Tags["rows"]).ShouldBe((failed.GetSummary().Problems, "a.csv", "7"));
        rows[0].StartedAt.ShouldBe(failed.Stream.CreatedAt);
    }

    [Fact]
    public async Task ListAsync_ByConditions_AsksTheStore()
    {
        var begin = _clock.GetUtcNow();
        for (var i = 0; i < 4; i++)
            (await StartAsync(i % 2 == 0 ? _first : _second, $"w{i}", i < 2 ? "import" : "export", ("tenant", $"{i % 2}"))).Complete();
        await FlushAsync();

        foreach (var process in new[] { _first, _second })
        {
            (await IdsAsync(process, new())).ShouldBe("w3 w2 w1 w0");
            (await IdsAsync(process, new() { Name = "import" })).ShouldBe("w1 w0");
            (await IdsAsync(process, new() { Tags = { ["tenant"] = "1" } })).ShouldBe("w3 w1");
            (await IdsAsync(process, new() { Status = WorkflowStatus.Running })).ShouldBe("");
            (await IdsAsync(process, new() { Status = WorkflowStatus.Succeeded, From = Start(1), To = Start(3) })).ShouldBe("w2 w1");
        }

        DateTimeOffset Start(int i) => begin + i * Step;
    }

    [Fact]
    public async Task ListAsync_ByPages_ShowsEachRunOnceWhereverItRuns()
    {
        for (var i = 0; i < 20; i++)
            await StartAsync(i % 3 == 0 ? _first : _second, $"w{i:00}", "import");
        for (var i = 0; i < 20; i += 2)
            (i % 3 == 0 ? _first : _second).Workflows.Find($"w{i:00}")!.Complete();
        await FlushAsync();

        (await AllAsync(_first, new() { Limit = 3 })).ShouldBe(Enumerable.Range(0, 20).Reverse().Select(i => $"w{i:00}"));
        (await AllAsync(_second, new() { Limit = 3, Status = WorkflowStatus.Succeeded })).ShouldBe(Enumerable.Range(0, 10).Reverse().Select(i => $"w{2 * i:00}"));
    }

    [Fact]
    public async Task ListAsync_RunThatTheStoreDoesNotHaveYet_IsListedByItsProcess()
    {
        await StartAsync(_first, "stored", "import");
        _first.Store.HoldWrites();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _first.Workflows.Start("import", "fresh");
        _first.Workflows.Find("stored")!.Complete();

        (await IdsAsync(_first, new())).ShouldBe("fresh stored");
        (await IdsAsync(_first, new() { Status = WorkflowStatus.Succeeded })).ShouldBe("stored");
        (await IdsAsync(_first, new() { Status = WorkflowStatus.Running })).ShouldBe("fresh");
        _first.Store.ReleaseWrites();
    }

    [Fact]
    public async Task ListAsync_StoreIsAway_HasTheRunsOfThisProcessAndSaysSo()
    {
        await StartAsync(_first, "theirs", "import");
        await StartAsync(_second, "ours", "import");
        _second.Store.IsDown = true;

        var page = await _second.Workflows.ListAsync(null, Token);

        (page.Items.Single().Id, page.IsPartial, page.Next).ShouldBe(("ours", true, null));
        _second.Store.IsDown = false;
        (await _second.Workflows.ListAsync(null, Token)).IsPartial.ShouldBeFalse();
    }

    [Fact]
    public async Task ListAsync_AfterARestart_HasTheRunsOfEarlierLives()
    {
        (await StartAsync(_first, "before", "import")).Complete();
        await FlushAsync();
        await _first.DisposeAsync();

        await using var next = Start();

        var row = (await next.Workflows.ListAsync(null, Token)).Items.ShouldHaveSingleItem();
        (row.Id, row.Status, row.Percentage).ShouldBe(("before", WorkflowStatus.Succeeded, 100));
    }

    [Fact]
    public async Task ListAsync_IdUsedAgainElsewhere_ShowsTheLaterRunOnly()
    {
        (await StartAsync(_first, "again", "import")).Complete();
        await FlushAsync();
        await StartAsync(_second, "again", "export");

        foreach (var process in new[] { _first, _second })
        {
            var row = (await process.Workflows.ListAsync(null, Token)).Items.ShouldHaveSingleItem();
            (row.Name, row.Status, row.Owner).ShouldBe(("export", WorkflowStatus.Running, _second.Streams.Node));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    private static async Task<string> IdsAsync(Process process, WorkflowQuery query) =>
        string.Join(' ', (await process.Workflows.ListAsync(query, Token)).Items.Select(w => w.Id));

    private static async Task<List<string>> AllAsync(Process process, WorkflowQuery query)
    {
        var ids = new List<string>();
        do
        {
            var page = await process.Workflows.ListAsync(query, Token);
            ids.AddRange(page.Items.Select(w => w.Id));
            page.Items.Count.ShouldBeLessThanOrEqualTo(query.Limit);
            query.After = page.Next;
        }
        while (query.After is not null);
        return ids;
    }

    private async Task<EnhancedSseLogger> StartAsync(Process process, string id, string name, params (string Key, string Value)[] tags)
    {
        var options = new WorkflowOptions { Id = id, ExpectedSteps = 2 };
        foreach (var (key, value) in tags)
            options.Tags[key] = value;
        var run = process.Workflows.Start(name, options);
        // Less than a lease in all: heartbeats come by threads that time does not wait for.
        _clock.Advance(Step);
        (await run.Stream.FlushAsync(Token)).ShouldBeTrue();
        return run;
    }

    private async Task FlushAsync()
    {
        foreach (var stream in _first.Streams.Streams.Concat(_second.Streams.Streams))
            (await stream.FlushAsync(Token)).ShouldBeTrue();
    }

    private Process Start() => new(_store, _clock);
}
