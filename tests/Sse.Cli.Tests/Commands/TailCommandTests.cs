using Sse.Client.Tests.Servers;
using Sse.Testing;

namespace Sse.Cli.Tests.Commands;

public sealed class TailCommandTests
{
    private const string Events = "id: 1\nevent: greeting\ndata: one\n\nid: 2\ndata: two\ndata: lines\n\nid: 3\ndata: three\n\n";

    [Fact]
    public async Task Tail_Json_PrintsOneObjectALine()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? c.AnswerAsync(Events) : c.StatusAsync(204));

        var run = await Cli.RunAsync("tail", server.Uri.ToString(), "--json");

        run.ExitCode.ShouldBe(0);
        run.Lines.ShouldBe([
            """{"type":"greeting","data":"one","lastEventId":"1"}""",
            """{"type":"message","data":"two\nlines","lastEventId":"2"}""",
            """{"type":"message","data":"three","lastEventId":"3"}"""]);
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tail_Text_IsForPeople()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? c.AnswerAsync(Events + "data: \u001b[2Jgone?\n\n") : c.StatusAsync(204));

        var run = await Cli.RunAsync("tail", server.Uri.ToString());

        run.Output.ShouldBe("greeting [1] one\nmessage [2] two\n    lines\nmessage [3] three\nmessage [3] \uFFFD[2Jgone?\n");
    }

    [Fact]
    public async Task Tail_Max_EndsAfterThatMany()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(Events));

        var run = await Cli.RunAsync("tail", server.Uri.ToString(), "--json", "--max", "2");

        (run.ExitCode, run.Lines.Length).ShouldBe((0, 2));
    }

    [Fact]
    public async Task Tail_For_EndsAfterThatTime()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? c.AnswerAsync(Events) : c.HangAsync());
        var clock = new ManualTimeProvider();
        var tailing = Cli.RunAsync(clock, "tail", server.Uri.ToString(), "--json", "--for", "3600", "--idle", "0");
        await clock.AdvanceUntilAskedAsync(server, times: 2);
        tailing.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromHours(1));

        var run = await tailing;

        (run.ExitCode, run.Lines.Length).ShouldBe((0, 3));
    }

    [Fact]
    public async Task Tail_Until_EndsAfterThatType()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(Events));

        (await Cli.RunAsync("tail", server.Uri.ToString(), "--json", "--until", "greeting")).Lines.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Tail_FromHeadersMethodAndBody_AreSent()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(Events));

        await Cli.RunAsync("tail", server.Uri.ToString(), "--max", "1", "--from", "abc", "-H", "Authorization: Bearer x:y", "-H", "X-Two:2", "-X", "REPORT", "-d", "{\"a\":1}");

        var request = await server.NextAsync();
        request.ShouldSatisfyAllConditions(
            r => r.Method.ShouldBe("REPORT"), r => r.LastEventId.ShouldBe("abc"), r => r["Authorization"].ShouldBe("Bearer x:y"), r => r["X-Two"].ShouldBe("2"),
            r => r.Body.ShouldBe("{\"a\":1}"), r => r["Content-Type"].ShouldBe("application/json"));
    }

    [Fact]
    public async Task Tail_DataFromStandardInput_IsPosted()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(Events));

        await Cli.RunAsync("a=b", ["tail", server.Uri.ToString(), "--max", "1", "-d", "@-"]);

        var request = await server.NextAsync();
        (request.Method, request.Body, request["Content-Type"]).ShouldBe(("POST", "a=b", "application/x-www-form-urlencoded"));
    }

    [Fact]
    public async Task Tail_UrlWithoutScheme_IsHttp()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(Events));

        (await Cli.RunAsync("tail", $"{server.Uri.Authority}/path", "--max", "1")).ExitCode.ShouldBe(0);

        (await server.NextAsync()).Path.ShouldBe("/path");
    }

    [Fact]
    public async Task Tail_ConnectionLost_SaysSoAndGoesOn()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1 ? c.StatusAsync(503) : c.AnswerAsync(Events));

        var run = await Cli.RunAsync("tail", server.Uri.ToString(), "--json", "--max", "3");

        (run.ExitCode, run.Lines.Length).ShouldBe((0, 3));
        run.Error.ShouldContain("503");
        run.Error.ShouldContain("trying again in");
    }

    [Theory]
    [InlineData(404, "404")]
    [InlineData(200, "text/event-stream")]
    public async Task Tail_Refused_ShowsTheAnswerAndEndsWith1(int status, string reason)
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.StatusAsync(status, "go away"));

        var run = await Cli.RunAsync("tail", server.Uri.ToString());

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(reason);
        run.Error.ShouldContain("go away");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tail_NobodyThere_GivesUpAndEndsWith1()
    {
        var run = await Cli.RunAsync("tail", "http://127.0.0.1:9/", "--retries", "1", "--quiet");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Gave up");
    }

    [Fact]
    public async Task Tail_GetWithBody_EndsWith2()
    {
        var run = await Cli.RunAsync("tail", "http://127.0.0.1:9/", "-X", "GET", "-d", "x");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("no body");
    }

    [Fact]
    public async Task Tail_OutputClosed_EndsWithoutAComplaint()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(Events));
        using var error = new StringWriter();

        int code = await CliApplication.RunAsync(["tail", server.Uri.ToString()], new CliHost(Stream.Null, new ClosedPipe(), error, TimeProvider.System));

        code.ShouldBe(0);
        error.ToString().ShouldBeEmpty();
    }
}
