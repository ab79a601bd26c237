using System.Buffers;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

public sealed class ResumeTests
{
    [Theory]
    [InlineData("header")]
    [InlineData("after")]
    [InlineData("lastEventId")]
    public async Task Resume_AtEveryPosition_GivesTheRestOfTheUninterruptedStream(string how)
    {
        var stream = Streams.Filled(40, complete: true);
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));
        using var whole = await host.OpenAsync("/s");
        var all = await whole.ReadToEndAsync();

        for (var i = 0; i < all.Count - 1; i++)
        {
            var id = all[i].Id;
            using var reader = how == "header" ? await host.OpenAsync("/s", id) : await host.OpenAsync($"/s?{how}={id}");
            (await reader.ReadToEndAsync()).ShouldBe(all[(i + 1)..]);
        }
    }

    [Fact]
    public async Task Resume_HeaderAndQuery_TakesTheHeader()
    {
        var stream = Streams.Filled(5, complete: true);
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));

        using var reader = await host.OpenAsync($"/s?after={stream.Epoch}-1", $"{new StreamPosition(stream.Epoch, 4)}");

        (await reader.NextAsync())!.Data.ShouldBe("5");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    public async Task Resume_Zero_GivesEverythingKept(string position)
    {
        var stream = Streams.Filled(2, complete: true);
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));

        using var reader = await host.OpenAsync($"/s?after={position}");

        (await reader.ReadToEndAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Resume_AtTheEnd_Answers204WithoutABody()
    {
        var stream = Streams.Filled(2, complete: true);
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));

        var response = await host.Client.GetAsync($"/s?after={stream.Head}");

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Resume_AtTheEndWithout204_AnswersAnEmptyStream()
    {
        var stream = Streams.Filled(2, complete: true);
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream, new SseEndpointOptions { CompleteWith204 = false }));

        using var reader = await host.OpenAsync($"/s?after={stream.Head}");

        reader.Status.ShouldBe(HttpStatusCode.OK);
        (await reader.ReadToEndAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Resume_AtTheHeadOfARunningStream_WaitsForTheNextEvent()
    {
        var stream = Streams.Filled(2);
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));
        using var reader = await host.OpenAsync($"/s?after={stream.Head}");

        stream.Add("3");

        (await reader.NextAsync())!.Data.ShouldBe("3");
    }

    [Theory]
    [InlineData("zz9-3", true)]
    [InlineData("garbage", true)]
    [InlineData("<script>", true)]
    [InlineData("💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥x", true)]
    [InlineData("99999999999999999999999999999999999999", true)]
    [InlineData("-1", true)]
    [InlineData("{epoch}-99", false)]
    [InlineData("{epoch}-2", false)]
    public async Task Resume_PositionThatCannotBeContinued_GivesGapThenEverythingKept(string position, bool epochChanged)
    {
        // Events 1 to 7 are dropped: position 2 is stale, 99 is in the future, the others are foreign or no positions.
        var stream = Streams.Filled(10, new EventStreamOptions { MaxEvents = 3 });
        position = position.Replace("{epoch}-", $"{new StreamPosition(stream.Epoch, 1)}"[..^1], StringComparison.Ordinal);
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));

        using var reader = await host.OpenAsync($"/s?after={Uri.EscapeDataString(position)}");
        var events = await reader.TakeAsync(4);

        reader.Status.ShouldBe(HttpStatusCode.OK);
        events[0].Type.ShouldBe("stream.gap");
        events[0].Id.ShouldBeNull();
        events[0].Json.GetProperty("type").GetString().ShouldBe("stream.gap");
        events[0].Json.GetProperty("stream").GetString().ShouldBe("numbers");
        position.ShouldStartWith(events[0].Json.GetProperty("requested").GetString()!.TrimEnd('\uFFFD'));
        events[0].Json.GetProperty("firstAvailable").GetString().ShouldBe(stream.FirstAvailable.ToString());
        events[0].Json.GetProperty("head").GetString().ShouldBe(stream.Head.ToString());
        events[0].Json.GetProperty("epochChanged").GetBoolean().ShouldBe(epochChanged);
        events[1..].Select(e => e.Data).ShouldBe(["8", "9", "10"]);
        host.Server.GetStats().Gaps.ShouldBe(1);
    }

    [Fact]
    public async Task Resume_GapOfAStreamWithState_GivesSnapshotWithItsPositionThenTheTail()
    {
        EventStream stream = null!;
        stream = Streams.Filled(10, new EventStreamOptions
        {
            MaxEvents = 5,
            WriteSnapshot = output =>
            {
                output.Write("{\n\"sum\":36}"u8);
                return new StreamPosition(stream.Epoch, 8);
            },
        });
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));

        using var reader = await host.OpenAsync("/s", "foreign-1");
        var events = await reader.TakeAsync(4);

        events.Select(e => e.Type).ShouldBe(["stream.gap", "stream.snapshot", "tick", "tick"]);
        events[1].Id.ShouldBe(new StreamPosition(stream.Epoch, 8).ToString());
        events[1].Json.GetProperty("sum").GetInt32().ShouldBe(36);
        events[2..].Select(e => e.Data).ShouldBe(["9", "10"]);
    }

    public static TheoryData<string, StreamSnapshotWriter> BrokenSnapshots => new()
    {
        { "throws", _ => throw new InvalidOperationException("secret") },
        { "foreign", _ => new StreamPosition(7, 3) },
        { "ahead", _ => new StreamPosition(77, 99) },
        { "behind what is kept", _ => new StreamPosition(77, 2) },
    };

    [Theory]
    [MemberData(nameof(BrokenSnapshots), DisableDiscoveryEnumeration = true)]
    public async Task Resume_GapWithASnapshotThatCannotBeUsed_GivesEverythingKept(string how, StreamSnapshotWriter write)
    {
        var stream = Streams.Filled(10, new EventStreamOptions { Epoch = 77, MaxEvents = 3, WriteSnapshot = write });
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));

        using var reader = await host.OpenAsync("/s", "foreign-1");
        var events = await reader.TakeAsync(4);

        events.Select(e => e.Type).ShouldBe(["stream.gap", "tick", "tick", "tick"], how);
        reader.Received.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Resume_WriterThatDoesNotWaitForTheState_LeavesNoSilentHole()
    {
        EventStream stream = null!;
        stream = Streams.Filled(10, new EventStreamOptions
        {
            MaxEvents = 3,
            WriteSnapshot = output =>
            {
                // While the state is written all of it, and more, is dropped.
                var position = stream.Head;
                for (var i = 11; i <= 20; i++)
                    stream.Add($"{i}");
                output.Write("{}"u8);
                return position;
            },
        });
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));

        using var reader = await host.OpenAsync("/s", "foreign-1");
        var events = await reader.TakeAsync(4);

        events[0].Json.GetProperty("firstAvailable").GetString().ShouldBe(new StreamPosition(stream.Epoch, 18).ToString());
        events[1..].Select(e => e.Data).ShouldBe(["18", "19", "20"]);
    }

    [Theory]
    [InlineData("/s", "stream.snapshot", "9", "10")]
    [InlineData("/s?after=0", "6", "7", "8", "9", "10")]
    [InlineData("/s?start=beginning", "6", "7", "8", "9", "10")]
    [InlineData("/s?start=now")]
    public async Task Start_FirstEventsDropped_BeginsWithTheStateUnlessToldOtherwise(string url, params string[] expected)
    {
        EventStream stream = null!;
        stream = Streams.Filled(10, new EventStreamOptions
        {
            MaxEvents = 5,
            WriteSnapshot = output =>
            {
                output.Write("{}"u8);
                return new StreamPosition(stream.Epoch, 8);
            },
        });
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));

        using var reader = await host.OpenAsync(url);
        // Another event drops the oldest, so what is kept now has to arrive first.
        var events = await reader.TakeAsync(expected.Length);
        stream.Add("11");
        events.AddRange(await reader.TakeAsync(1));

        events.Select(e => e.Type == "tick" ? e.Data : e.Type).ShouldBe([.. expected, "11"]);
    }

    [Fact]
    public async Task Start_Now_SkipsThePast()
    {
        var stream = Streams.Filled(3);
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));
        using var reader = await host.OpenAsync("/s?start=now");

        stream.Add("4");

        (await reader.NextAsync())!.Data.ShouldBe("4");
    }

    [Fact]
    public async Task Start_Snapshot_BeginsWithTheState()
    {
        EventStream stream = null!;
        stream = Streams.Filled(3, new EventStreamOptions { WriteSnapshot = output => { output.Write("{}"u8); return new(stream.Epoch, 2); } });
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));

        using var reader = await host.OpenAsync("/s?start=snapshot");
        var events = await reader.TakeAsync(2);

        events.Select(e => $"{e.Type} {e.Data}").ShouldBe(["stream.snapshot {}", "tick 3"]);
    }

    [Fact]
    public async Task Start_WithPosition_IsOverruledByIt()
    {
        var stream = Streams.Filled(3, complete: true);
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream, new SseEndpointOptions { Start = SseStart.Now }));

        using var reader = await host.OpenAsync("/s", new StreamPosition(stream.Epoch, 1).ToString());

        (await reader.ReadToEndAsync()).Select(e => e.Data).ShouldBe(["2", "3", "over"]);
    }

    [Fact]
    public async Task Start_UnknownWord_Answers400()
    {
        var stream = Streams.Filled(3);
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));

        (await host.Client.GetAsync("/s?start=later")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await host.Client.GetAsync("/s?start=1")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Reader_OvertakenByRetention_IsToldInBand()
    {
        var stream = Streams.Filled(4, new EventStreamOptions { MaxEvents = 100, MaxBytes = 20_000 });
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));
        var line = Encoding.UTF8.GetString(Enumerable.Repeat((byte)'x', 4_000).ToArray());

        // Far more than sockets hold, so that the writer overtakes a reader that has not begun to read.
        using var reader = await host.OpenAsync("/s");
        for (var i = 0; i < 20_000; i++)
            stream.Add(line);
        stream.Finish();
        var events = await reader.ReadToEndAsync();

        events.ShouldContain(e => e.Type == "stream.gap");
        events[^1].Type.ShouldBe("done");
        var ids = events.Where(e => e.Id is not null).Select(e => StreamPosition.Parse(e.Id!)).ToList();
        ids.ShouldBe(ids.Order());
        host.Logs.Errors.ShouldBeEmpty();
    }
}
