using System.Text.Json.Nodes;
using Sse.Cli.Tests.Servers;
using Sse.Client.Tests.Servers;
using Sse.Testing;

namespace Sse.Cli.Tests.Commands;

public sealed class BenchCommandTests
{
    [Fact]
    public async Task Bench_RealRun_CountsEveryEventOfEveryConnection()
    {
        await using var server = await WorkflowServer.StartAsync();
        await using var run = server.Workflows.Start("import", "w1");
        var benching = Cli.RunAsync("bench", server.UrlOf("w1"), "-c", "20", "-t", "100", "--json");
        await Eventually.HoldsAsync(() => server.Readers == 20);
        for (var i = 0; i < 50; i++)
            run.Step($"step {i}").Complete();
        run.Complete();

        var cli = await benching;

        cli.ExitCode.ShouldBe(0);
        var report = JsonNode.Parse(cli.Output)!;
        Numbers(report, "connections", "opened", "ended", "refused", "reconnects", "failures", "gaps", "missing", "repeated").ShouldBe([20, 20, 20, 0, 0, 0, 0, 0, 0]);
        long events = 20 * run.Stream.Head.Sequence;
        ((long)report["events"]!).ShouldBe(events);
        // What was there before they came: at least the start. The server has readers before these know that they are, so it may have been all.
        ((long)report["replayed"]!).ShouldBeInRange(20, events);
        ((long)report["latencyMs"]!["count"]!).ShouldBe(events - (long)report["replayed"]!);
        ((long)report["connectMs"]!["count"]!).ShouldBe(20);
        ((double)report["connectMs"]!["p99"]!).ShouldBeGreaterThanOrEqualTo((double)report["connectMs"]!["p50"]!);
        ((double)report["durationSeconds"]!).ShouldBeLessThan(100);
    }

    [Fact]
    public async Task Bench_Table_IsForPeople()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.Recorded().LastEventId is null ? c.AnswerAsync("id: 7-1\ndata: {}\n\nid: 7-4\ndata: {}\n\nid: 7-3\ndata: {}\n\n") : c.StatusAsync(404));

        var cli = await Cli.RunAsync("bench", server.Uri.ToString(), "-c", "2", "-t", "5");

        cli.ExitCode.ShouldBe(0);
        cli.Lines[0].ShouldBe("connections  2 of 2 opened, 2 refused, 0 reconnects, 0 failures");
        cli.Lines[1].ShouldStartWith("events       6 in ");
        cli.Lines[2].ShouldStartWith("latency      not measured");
        cli.Lines[4].ShouldBe("gaps         2, 4 events missing, 2 events twice");
        cli.Lines[5].ShouldContain("2 × ");
        cli.Lines[5].ShouldContain("404");
    }

    [Fact]
    public async Task Bench_NothingOpened_EndsWith1()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.StatusAsync(404));

        (await Cli.RunAsync("bench", server.Uri.ToString(), "-c", "1", "-t", "5")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Bench_TimeOver_EndsWith0()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.Recorded().LastEventId is null ? c.AnswerAsync("id: 7-1\ndata: {}\n\n") : c.HangAsync());
        var clock = new ManualTimeProvider();
        var benching = Cli.RunAsync(clock, "bench", server.Uri.ToString(), "-c", "3", "-t", "3600", "--idle", "0", "--json");
        await clock.AdvanceUntilAskedAsync(server, times: 6);
        clock.Advance(TimeSpan.FromHours(1));

        var cli = await benching;

        cli.ExitCode.ShouldBe(0);
        Numbers(JsonNode.Parse(cli.Output)!, "opened", "ended").ShouldBe([3, 0]);
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("[2001:db8::1]")]
    public async Task Bench_OtherMachine_IsRefusedUnlessAllowed(string host)
    {
        var cli = await Cli.RunAsync("bench", $"http://{host}/x", "-c", "1");

        cli.ExitCode.ShouldBe(2);
        cli.Error.ShouldContain("--allow-remote");
    }

    [Fact]
    public async Task Bench_OtherMachineAllowed_HasALowerLimit()
    {
        var cli = await Cli.RunAsync("bench", "http://192.0.2.1/x", "-c", "201", "--allow-remote");

        cli.ExitCode.ShouldBe(2);
        cli.Error.ShouldContain("200 or less");
    }

    /// <summary>A redirect must not lead the load away: 192.0.2.1 is reserved for examples, and nothing is sent to it.</summary>
    [Fact]
    public async Task Bench_RedirectToOtherMachine_IsNotFollowed()
    {
        await using var server = await HttpServer.StartAsync((c, _) =>
        {
            c.Response.Redirect("http://192.0.2.1/x");
            return Task.CompletedTask;
        });

        var cli = await Cli.RunAsync("bench", server.Uri.ToString(), "-c", "1", "-t", "5", "--retries", "1", "--json");

        cli.ExitCode.ShouldBe(1);
        cli.Output.ShouldContain("not this machine");
    }

    [Theory]
    [InlineData("-c", "0")]
    [InlineData("-c", "10001")]
    [InlineData("-t", "0")]
    [InlineData("-t", "3601")]
    public async Task Bench_BeyondTheLimits_EndsWith2(string option, string value)
    {
        var cli = await Cli.RunAsync("bench", "http://127.0.0.1:9/", option, value);

        cli.ExitCode.ShouldBe(2);
        cli.Error.ShouldContain($"{option} is {value}; it must be between");
    }

    private static long[] Numbers(JsonNode report, params string[] names) => [.. names.Select(n => (long)report[n]!)];
}
