using System.Text;
using System.Text.Json.Nodes;

namespace Sse.Cli.Tests.Commands;

public sealed class ParseCommandTests
{
    public static TheoryData<string> CaseFiles => new(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cases")).Select(f => Path.GetFileName(f)));

    /// <summary>The same files that the readers in C# and JavaScript run.</summary>
    [Theory]
    [MemberData(nameof(CaseFiles))]
    public async Task Parse_SharedCases_PrintsTheirEventsCommentsAndRetry(string file)
    {
        var cases = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "cases", file)))!["cases"]!.AsArray();
        cases.ShouldNotBeEmpty();
        foreach (var @case in cases)
        {
            byte[] input = @case!["inputBase64"] is { } base64 ? Convert.FromBase64String((string)base64!) : Encoding.UTF8.GetBytes((string)@case["input"]!);

            var run = await Cli.RunAsync(input, ["parse", "--retry", "--comments"]);

            string name = (string)@case["name"]!;
            run.ExitCode.ShouldBe(0, name);
            var lines = run.Lines.Select(l => JsonNode.Parse(l)!).ToList();
            lines.Where(l => l["type"] is not null).Select(Text).ShouldBe(@case["events"]!.AsArray().Select(Text!), name);
            lines.Where(l => l["comment"] is not null).Select(l => (string?)l["comment"]).ShouldBe((@case["comments"]?.AsArray() ?? []).Select(c => (string?)c), name);
            ((long?)lines.LastOrDefault(l => l["retry"] is not null)?["retry"]).ShouldBe((long?)@case["retry"], name);
        }
    }

    [Fact]
    public async Task Parse_WithoutFlags_PrintsEventsOnly()
    {
        var run = await Cli.RunAsync(": hi\nretry: 5\nid: 7\nevent: a\ndata: x\n\ndata: y\n\n", ["parse"]);

        run.Lines.ShouldBe(["""{"type":"a","data":"x","lastEventId":"7"}""", """{"type":"message","data":"y","lastEventId":"7"}"""]);
    }

    [Fact]
    public async Task Parse_Retry_StandsInItsPlaceAndOncePerChange()
    {
        var run = await Cli.RunAsync("data: a\n\nretry: 1\nretry: 2\rdata: b\r\n\r\nretry: 2\n: c\nretry: 3\n", ["parse", "--retry", "--comments"]);

        run.Lines.Select(l => string.Concat(l.Take(12))).ShouldBe(
            ["{\"type\":\"mes", "{\"retry\":1}", "{\"retry\":2}", "{\"type\":\"mes", "{\"comment\":\"", "{\"retry\":3}"]);
    }

    [Fact]
    public async Task Parse_File_IsRead()
    {
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sse");
        await File.WriteAllTextAsync(file, "data: from a file\n\n");
        try
        {
            (await Cli.RunAsync("parse", file)).Output.ShouldContain("from a file");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Parse_Dash_IsStandardInput() =>
        (await Cli.RunAsync("data: x\n\n", ["parse", "-"])).Lines.Length.ShouldBe(1);

    [Fact]
    public async Task Parse_MissingFile_SaysSoAndEndsWith1()
    {
        string missing = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sse");

        var run = await Cli.RunAsync("parse", missing);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(missing);
    }

    [Fact]
    public async Task Parse_TooLargeEvent_PrintsWhatCameBeforeAndEndsWith1()
    {
        var run = await Cli.RunAsync("data: ok\n\ndata: " + new string('x', 100), ["parse", "--max-event-bytes", "50"]);

        run.ExitCode.ShouldBe(1);
        run.Lines.Length.ShouldBe(1);
        run.Error.ShouldContain("MaxEventBytes");
    }

    [Fact]
    public async Task Parse_MuchInput_PrintsAllOfIt()
    {
        string input = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"id: {i}\ndata: {new string('d', i % 50)}\n\n"));

        var run = await Cli.RunAsync(input, ["parse"]);

        run.Lines.Length.ShouldBe(50_000);
        run.Lines[^1].ShouldContain("\"lastEventId\":\"49999\"");
    }

    private static string Text(JsonNode? e) => $"{(string?)e!["type"] ?? "message"}|{(string?)e["data"]}|{(string?)e["lastEventId"]}";
}
