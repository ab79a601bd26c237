using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore.Tests;

public sealed class CompositeTests
{
    [Fact]
    public async Task Stats_JoinedStreams_CountEachOfThem()
    {
        await using var host = await WorkflowHost.StartAsync();
        await using var first = host.Workflows().Start("import", "r1");
        await using var second = host.Workflows().Start("import", "r2");
        using var joined = await host.OpenAsync("/w/events?ids=r1,r2,gone");
        await joined.TakeAsync(3);
        using var single = await host.OpenAsync("/w/r1/events");
        await single.TakeAsync(1);

        host.Server.GetStats().TotalStreams.ShouldBe(3, "r1 twice, r2, and the one that was asked for");
    }

    [Fact]
    public async Task Composite_AnyCut_ResumesEveryStreamExactly()
    {
        await using var host = await WorkflowHost.StartAsync();
        foreach (var id in new[] { "a", "b", "c" })
            await host.RunAsync(id);
        using var whole = await host.OpenAsync("/w/events?ids=a,b,c");
        var all = await whole.ReadToEndAsync();

        all.Count.ShouldBe(await host.CountEventsAsync("a") + await host.CountEventsAsync("b") + await host.CountEventsAsync("c"));
        for (var cut = 0; cut < all.Count - 1; cut++)
        {
            using var reader = await host.OpenAsync("/w/events?ids=a,b,c", all[cut].Id);
            var rest = await reader.ReadToEndAsync();
            rest.Select(e => e.Data).ShouldBe(all[(cut + 1)..].Select(e => e.Data), ignoreOrder: true, $"cut behind {cut}");
        }
        (await host.Client.GetAsync($"/w/events?ids=a,b,c&after={all[^1].Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Composite_LiveStreams_ArriveInTheOrderOfEachAndEndTogether()
    {
        await using var host = await WorkflowHost.StartAsync();
        var runs = Enumerable.Range(0, 8).Select(i => host.Workflows().Start("import", $"r{i}")).ToArray();
        using var reader = await host.OpenAsync($"/w/events?ids={string.Join(',', runs.Select(r => r.Id))}");

        var writing = Task.WhenAll(runs.Select((run, n) => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                run.Log(Microsoft.Extensions.Logging.LogLevel.Information, $"{i}");
                if (i % 20 == n)
                    await Task.Yield();
            }
            run.Complete();
            await run.DisposeAsync();
        })));
        var events = await reader.ReadToEndAsync();
        await writing;

        foreach (var run in events.GroupBy(e => e.Json.GetProperty("workflowId").GetString()))
        {
            run.Where(e => e.Type == "log").Select(e => e.Json.GetProperty("message").GetString()).ShouldBe(Enumerable.Range(0, 200).Select(i => $"{i}"));
            run.Last().Type.ShouldBe("workflow.finished");
        }
        events.Select(e => e.Id).Distinct().Count().ShouldBe(events.Count);
        events.Count.ShouldBe(8 * 202);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("0.0")]
    [InlineData("aaaaaaa1.bbbbbbb2.ccccccc3")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzz.zzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public async Task Composite_ForeignPosition_GivesAGapForEveryStreamThenItsState(string position)
    {
        await using var host = await WorkflowHost.StartAsync();
        await host.RunAsync("a");
        await host.RunAsync("b");

        using var reader = await host.OpenAsync($"/w/events?ids=a,b&after={position}");
        var events = await reader.ReadToEndAsync();

        reader.Status.ShouldBe(HttpStatusCode.OK);
        events.Where(e => e.Type == "stream.gap").Select(e => e.Json.GetProperty("stream").GetString()).ShouldBe(["a", "b"]);
        events.Where(e => e.Type == "stream.snapshot").Select(e => e.Json.GetProperty("workflowId").GetString()).ShouldBe(["a", "b"]);
        var last = events.Last(e => e.Id is not null).Id;
        (await host.Client.GetAsync($"/w/events?ids=a,b&after={last}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Composite_OneUnknownStream_IsAGapAndTheOthersGoOn()
    {
        await using var host = await WorkflowHost.StartAsync();
        await host.RunAsync("a");

        using var reader = await host.OpenAsync("/w/events?ids=gone,a");
        var events = await reader.ReadToEndAsync();

        var gap = events.Single(e => e.Type == "stream.gap").Json;
        gap.GetProperty("stream").GetString().ShouldBe("gone");
        gap.GetProperty("head").GetString().ShouldBe("0");
        events.Count(e => e.Type != "stream.gap").ShouldBe(await host.CountEventsAsync("a"));
    }

    [Fact]
    public async Task Composite_Filter_KeepsPositionsExact()
    {
        await using var host = await WorkflowHost.StartAsync();
        await host.RunAsync("a");
        await host.RunAsync("b");
        using var reader = await host.OpenAsync("/w/events?ids=a,b&types=problem");
        var events = await reader.ReadToEndAsync();

        events.Select(e => e.Type).Order().ShouldBe(["problem", "problem", "workflow.finished", "workflow.finished"]);
        for (var cut = 0; cut < 3; cut++)
        {
            using var again = await host.OpenAsync("/w/events?ids=a,b&types=problem", events[cut].Id);
            (await again.ReadToEndAsync()).Select(e => e.Data).ShouldBe(events[(cut + 1)..].Select(e => e.Data), ignoreOrder: true);
        }
    }

    [Fact]
    public void Composite_FilterPassesHereAndThere_ResumesExactlyBehindEveryEvent()
    {
        EventStream[] streams = [new("a"), new("b")];
        string[] types = ["problem", "log", "problem", "log", "log", "problem"];
        foreach (var stream in streams)
        {
            for (var i = 0; i < types.Length; i++)
                stream.Append(Encoding.ASCII.GetBytes(types[i]), Encoding.ASCII.GetBytes($"{stream.Id}{i}"));
        }
        var all = Read(null);

        all.Select(e => e.Data).Order().ShouldBe(["a0", "a2", "a5", "b0", "b2", "b5"]);
        foreach (var (cut, (id, _)) in all.Index())
            Read(id).Select(e => e.Data).ShouldBe(all[(cut + 1)..].Select(e => e.Data), ignoreOrder: true, $"cut behind {cut}");

        List<(string Id, string Data)> Read(string? lastEventId)
        {
            var filter = new FilterCase(100, HasState: false, "?types=problem", [], Seed: 0).Filter;
            var feed = CompositeFactory.Open(["a", "b"], streams, lastEventId, filter, NullLogger.Instance);
            var events = new List<(string, string)>();
            while (feed.TryRead(out var frames) == FeedStatus.Data)
            {
                foreach (var frame in Encoding.ASCII.GetString(frames.Span).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
                {
                    var fields = frame.Split('\n').Select(line => line.Split(": ")).ToDictionary(f => f[0], f => f[1]);
                    events.Add((fields["id"], fields["data"]));
                }
            }
            return events;
        }
    }

    [Fact]
    public async Task Composite_Ids_FitIntoAHeaderThatBrowsersSendFreely()
    {
        await using var host = await WorkflowHost.StartAsync();
        var ids = Enumerable.Range(0, 10).Select(i => $"r{i}").ToArray();
        foreach (var id in ids)
            await host.RunAsync(id);
        using var reader = await host.OpenAsync($"/w/events?ids={string.Join(',', ids)}");

        (await reader.ReadToEndAsync()).ShouldAllBe(e => e.Id!.Length <= 128 && e.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '.'));
    }

    [Fact]
    public async Task Leave_StreamsWithoutNews_KeepNothingOfTheReader()
    {
        EventStream[] silent = [new EventStream("a"), new EventStream("b")];
        var feed = CompositeFactory.Open(["a", "b"], silent, lastEventId: null, filter: null, NullLogger.Instance);
        feed.TryRead(out _).ShouldBe(FeedStatus.Empty);
        var wait = feed.WaitAsync().AsTask();
        wait.IsCompleted.ShouldBeFalse();

        feed.Leave();

        // Woken by its members, whose own waits have ended with it.
        await wait.WaitAsync(TestLimit.Token());
    }

    [Fact]
    public async Task Composite_NoIdsOrTooMany_Answers400()
    {
        await using var host = await WorkflowHost.StartAsync();

        (await host.Client.GetAsync("/w/events")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await host.Client.GetAsync($"/w/events?ids={string.Join(',', Enumerable.Range(0, 65))}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(35)]
    [InlineData(36)]
    [InlineData(long.MaxValue)]
    public void Position_AnySequence_ReadsBackEqual(long sequence)
    {
        var position = new StreamPosition(StreamEpoch.Next(TimeProvider.System), sequence);
        Span<byte> text = stackalloc byte[CompositePosition.MaxPartLength];
        var part = System.Text.Encoding.ASCII.GetString(text[..CompositePosition.Format(position, text)]);

        CompositePosition.TryParse(part, position.Epoch, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(position);
        CompositePosition.TryParse(part, position.Epoch + 1, out _).ShouldBeFalse();
    }
}
