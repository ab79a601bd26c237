using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Sse.Cli.Tests.Servers;
using Sse.Cli.Tests.Watching;
using Sse.Client.Tests.Servers;
using Sse.Testing;
using Sse.Workflow;
using static Sse.Cli.Tests.Watching.RunEvents;

namespace Sse.Cli.Tests.Commands;

public sealed class WatchCommandTests
{
    private const string Gap = "event: stream.gap\ndata: {\"requested\":\"7-2\",\"firstAvailable\":\"7-10\",\"head\":\"7-11\",\"epochChanged\":false}\n\n";
    private const string State = "id: 7-9\nevent: stream.snapshot\ndata: {\"workflowId\":\"w\",\"name\":\"import\",\"status\":\"running\",\"rev\":9,\"t\":900}\n\n";

    [Theory]
    [InlineData("/events")]
    [InlineData("")]
    [InlineData("/")]
    public async Task Watch_StreamOrRun_PrintsTheRunInOrder(string suffix)
    {
        await using var server = await WorkflowServer.StartAsync();
        await using var run = server.Workflows.Start("import", "w1");
        var watching = Cli.RunAsync("watch", server.UrlOf("w1", suffix));
        run.StartPhase(WorkflowPhase.Validation);
        run.Step("Reading rows").Complete();
        run.EndPhase();
        run.IncrementCounter("pages", 3);
        run.Complete();

        var cli = await watching;

        cli.ExitCode.ShouldBe(0);
        cli.Error.ShouldBeEmpty();
        cli.Lines.Select(Untimed).ShouldBe(
        [
            "started     import w1", "phase       VALIDATION", "step        VALIDATION / Reading rows", "succeeded   VALIDATION / Reading rows",
            "succeeded   VALIDATION", "succeeded   import w1", "metrics     pages 3",
        ]);
    }

    [Theory]
    [InlineData("succeeded", 0)]
    [InlineData("warned", 0)]
    [InlineData("skipped", 0)]
    [InlineData("failed", 3)]
    [InlineData("canceled", 4)]
    [InlineData("timedOut", 5)]
    [InlineData("abandoned", 6)]
    public async Task Watch_Outcome_HasItsExitCode(string outcome, int code)
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(Started + Finished(2, outcome)));

        (await Cli.RunAsync("watch", server.Uri.ToString())).ExitCode.ShouldBe(code);
    }

    [Fact]
    public async Task Watch_FailedStep_RepeatsItsLastLinesAtTheEnd()
    {
        await using var server = await WorkflowServer.StartAsync();
        await using var run = server.Workflows.Start("import", "w1");
        var good = run.Step("Reading rows");
        run.Log(LogLevel.Information, "long before");
        good.Complete();
        var step = run.Step("Writing index");
        for (var i = 1; i <= 5; i++)
            run.Log(LogLevel.Information, $"line {i}\nof two");
        step.Fail(new WorkflowProblem("index_full", "No room") { Suggestion = "Compact the index" });
        run.Fail(new WorkflowProblem("index_full", "No room"));

        var cli = await Cli.RunAsync("watch", server.UrlOf("w1"), "--lines", "3");

        cli.ExitCode.ShouldBe(3);
        cli.Output.ShouldEndWith(
            """
            failed: Writing index
              | of two
              | line 5
              | of two
              problem: [index_full] No room
              suggestion: Compact the index

            """);
    }

    [Fact]
    public async Task Watch_ConnectionLost_GoesOnWithoutLossOrRepetition()
    {
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            bool isBack = c.Recorded().LastEventId is not null;
            await c.AnswerAsync(isBack ? StepEnd(3, "one") + Finished(4) : Started + Step(2, "one"));
            if (!isBack)
                await c.HangAsync();
        });

        var cli = await Cli.RunAsync("watch", server.Uri.ToString(), "--idle", "0.3", "--retries", "0");

        cli.ExitCode.ShouldBe(0);
        cli.Lines.Select(Untimed).ShouldBe(["started     import w", "step        one", "succeeded   one", "succeeded   import w"]);
        cli.Error.ShouldContain("trying again in");
        // On a busy machine the silence may be over before the first bytes come: that is one more attempt.
        var request = await server.NextAsync();
        request.LastEventId.ShouldBeNull();
        while (request.LastEventId is null)
            request = await server.NextAsync();
        request.LastEventId.ShouldBe("7-2");
    }

    [Fact]
    public async Task Watch_GapAndState_AreToldInTheirPlace()
    {
        await using var server = await HttpServer.StartAsync((c, n) => c.AnswerAsync(n == 1 ? Started + Step(2, "one") : Gap + State + Finished(10)));

        var cli = await Cli.RunAsync("watch", server.Uri.ToString());

        cli.ExitCode.ShouldBe(0);
        cli.Lines.Select(Untimed).ShouldBe(
        [
            "started     import w", "step        one", "gap         7 events are missing here; the server no longer keeps them",
            "state       import w is running", "succeeded   import w",
        ]);
    }

    [Fact]
    public async Task Watch_HostileText_ReachesNoTerminal()
    {
        const string Evil = """\u001b]0;owned\u0007\u001b[2J\u009b31m\u202egnp.exe[bold red]x[/]\r\nfake line""";
        string events = Started + Step(2, Evil) + Frame(3, "log", $",\"level\":\"error\",\"message\":\"{Evil}\"", "1", "0")
            + Frame(4, "problem", $",\"code\":\"c\",\"message\":\"{Evil}\",\"suggestion\":\"{Evil}\"", "1", "0") + StepEnd(5, Evil, "failed")
            + Frame(6, "metric", $",\"name\":\"{Evil}\",\"kind\":\"counter\",\"value\":1,\"unit\":\"{Evil}\"") + Finished(7, "failed");
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(events));
        var screen = new Screen();

        var plain = await Cli.RunAsync("watch", server.Uri.ToString());
        await Cli.RunAsync(screen, "watch", server.Uri.ToString());

        plain.Output.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty();
        foreach (string text in new[] { plain.Output, screen.Text })
        {
            text.ShouldContain("[bold red]x[/] fake line");
            text.ShouldNotContain('\u202e');
            text.ShouldNotContain('\u009b');
            text.ShouldNotContain('\u0007');
            text.ShouldNotContain("\u001b]");
            text.ShouldNotContain("\u001b[2J");
        }
    }

    [Fact]
    public async Task Watch_Terminal_ShowsTheTreeAsItChangesAndLeavesItThere()
    {
        var seen = new TaskCompletionSource();
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            await c.AnswerAsync(Started + Step(2, "Reading") + StepAt(3, "Reading", 40));
            await seen.Task;
            await c.SendAsync(StepEnd(4, "Reading") + Finished(5));
        });
        var screen = new Screen();
        var watching = Cli.RunAsync(screen, "watch", server.Uri.ToString());
        await Eventually.HoldsAsync(() => screen.Unstyled.Contains("Reading ██████░░░░░░░░░░ 40 %"));
        seen.SetResult();

        var cli = await watching;

        cli.ExitCode.ShouldBe(0);
        cli.Output.ShouldBeEmpty();
        screen.Text.ShouldContain("\u001b[?25h"); // the cursor is back
        screen.Unstyled.Split("\u001b[?25h")[^1].Split('\n').ShouldBe(["✓ import w  succeeded  0:00", "└─ ✓ Reading 100 ms", ""]);
    }

    [Fact]
    public async Task Watch_TerminalLostConnectionAndGap_AreShown()
    {
        var screen = new Screen();
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            if (c.Recorded().LastEventId is null)
            {
                await c.AnswerAsync(Started + Step(2, "one"));
                await c.HangAsync();
                return;
            }

            // Until it is open again the connection is in trouble: long enough for that to be drawn.
            await Eventually.HoldsAsync(() => screen.Unstyled.Contains("trying again in"));
            await c.AnswerAsync(Gap + State + Finished(10));
        });

        var cli = await Cli.RunAsync(screen, "watch", server.Uri.ToString(), "--idle", "0.3", "--retries", "0");

        cli.ExitCode.ShouldBe(0);
        cli.Error.ShouldBeEmpty();
        screen.Unstyled.ShouldContain("The server sent nothing for 0.3 s; trying again in");
        screen.Unstyled.ShouldContain("gap: 7 events are missing here; the server no longer keeps them");
        screen.Unstyled.ShouldEndWith("✓ import w  succeeded  0:01\n");
    }

    [Fact]
    public async Task Watch_TerminalAndPlain_PrintsLines()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(Started + Finished(2)));
        var screen = new Screen();

        var cli = await Cli.RunAsync(screen, "watch", server.Uri.ToString(), "--plain");

        screen.Text.ShouldBeEmpty();
        cli.Lines.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Watch_LimitOver_EndsWith124()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? c.AnswerAsync(Started) : c.HangAsync());
        var clock = new ManualTimeProvider();
        var watching = Cli.RunAsync(clock, "watch", server.Uri.ToString(), "--for", "3600", "--idle", "0");
        await clock.AdvanceUntilAskedAsync(server, times: 2);
        clock.Advance(TimeSpan.FromHours(1));

        var cli = await watching;

        cli.ExitCode.ShouldBe(124);
        cli.Lines.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Watch_StreamEndsBeforeTheRun_SaysSoAndEndsWith1()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? c.AnswerAsync(Started) : c.StatusAsync(204));

        var cli = await Cli.RunAsync("watch", server.Uri.ToString());

        cli.ExitCode.ShouldBe(1);
        cli.Error.ShouldContain("ended before the run");
    }

    [Fact]
    public async Task Watch_OtherStream_SaysSoAndEndsWith1()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: hello\n\n"));

        var cli = await Cli.RunAsync("watch", server.Uri.ToString());

        cli.ExitCode.ShouldBe(1);
        cli.Error.ShouldContain("sse tail");
    }

    [Fact]
    public async Task Watch_NoSuchRun_EndsWith1()
    {
        await using var server = await WorkflowServer.StartAsync();

        var cli = await Cli.RunAsync("watch", server.UrlOf("none"));

        cli.ExitCode.ShouldBe(1);
        cli.Error.ShouldContain("404");
    }

    private static string Untimed(string line) => Regex.Replace(line, @"^ *[\d:.]+ | \([^()]*\)$", "");
}
