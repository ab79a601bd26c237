using System.Text;
using Sse.Cli.Watching;
using Sse.Workflow;

namespace Sse.Cli.Tests.Watching;

public sealed class RunFrameTests
{
    [Fact]
    public void Render_RunningRun_ShowsNestingProgressTimeLeftMetricsAndProblems()
    {
        var lines = Draw(new Screen(), """
            {"workflowId":"w1","name":"import","status":"running","rev":9,"t":61000,"percentage":62,"eta":{"ms":8000,"lowMs":7000,"highMs":9000},"tags":{"file":"a.csv"},
             "nodes":{
              "1":{"id":"1","parent":"0","kind":"phase","name":"VALIDATION","status":"succeeded","durationMs":700},
              "2":{"id":"2","parent":"1","kind":"step","name":"Reading","status":"warned","durationMs":400,"attempt":2,"message":"two empty rows"},
              "10":{"id":"10","parent":"0","kind":"phase","name":"PROCESSING","status":"running","t":60990},
              "11":{"id":"11","parent":"10","kind":"step","name":"Checking","status":"running","t":60990,"percentage":50,"done":500,"total":1000,"unit":"rows","rate":123.4,"eta":{"ms":4000,"lowMs":1,"highMs":9}},
              "12":{"id":"12","parent":"10","kind":"bulk","name":"rows","status":"running","t":60990,"percentage":25,"total":2000,"counts":{"succeeded":497,"failed":3}}},
             "metrics":{"counter:pages":{"type":"metric","name":"pages","kind":"counter","value":1234},"gauge:c":{"type":"metric","name":"confidence","kind":"gauge","value":0.953}},
             "problems":[{"type":"problem","code":"bad_row","message":"Row 7 has no name","suggestion":"Add one"}]}
            """);

        lines[0].ShouldStartWith("⠙ import w1  running  1:01");
        lines[1..].ShouldBe(
        [
            "  file=a.csv",
            "  ██████████████░░░░░░░░░░ 62 % about 8 s left",
            "├─ ✓ VALIDATION 700 ms",
            "│  └─ ! Reading attempt 2 400 ms two empty rows",
            "└─ ⠙ PROCESSING",
            "   ├─ ⠙ Checking ████████░░░░░░░░ 50 % 500 of 1,000 rows 123/s about 4 s left",
            "   └─ ⠙ rows ████░░░░░░░░░░░░ 25 % 500 of 2,000 items 3 failed",
            "  pages 1,234  confidence 0.953",
            "! [bad_row] Row 7 has no name",
            "  Add one",
        ]);
    }

    [Fact]
    public void Render_MoreStepsThanRoom_ShowsWhatRunsAndFailedFirst()
    {
        var nodes = Enumerable.Range(1, 50).Select(i => $"\"{i}\":{{\"id\":\"{i}\",\"parent\":\"0\",\"kind\":\"step\",\"name\":\"s{i}\",\"rev\":{i},\"status\":\"{(i == 20 ? "failed" : i == 30 ? "running" : "succeeded")}\"}}");

        var lines = Draw(new Screen(height: 8), $"{{\"workflowId\":\"w\",\"name\":\"n\",\"rev\":50,\"nodes\":{{{string.Join(",", nodes)}}}}}");

        lines.Length.ShouldBe(7);
        lines[1..].Select(l => l.Trim('├', '└', '─', ' ')).ShouldBe(["✗ s20", "⠙ s30", "✓ s48", "✓ s49", "✓ s50", "and 45 more"]);
    }

    [Fact]
    public void Render_NarrowScreen_CutsLines()
    {
        var lines = Draw(new Screen(width: 20), """{"workflowId":"a-very-long-workflow-id","name":"豆腐豆腐豆腐豆腐豆腐豆腐","rev":1}""");

        lines.ShouldHaveSingleItem().ShouldBe("⠙ 豆腐豆腐豆腐豆腐…");
    }

    [Fact]
    public void Render_NoUnicode_IsAscii()
    {
        var lines = Draw(new Screen(isUnicode: false), """
            {"workflowId":"w","name":"n","rev":1,"percentage":50,"nodes":{"1":{"id":"1","parent":"0","kind":"step","name":"a","status":"failed"},"2":{"id":"2","parent":"0","kind":"step","name":"b","status":"succeeded"}}}
            """);

        string.Concat(lines).ShouldAllBe(c => c < 128);
        lines[1].ShouldBe("  ############............ 50 %");
    }

    [Fact]
    public void Render_RingOfParents_Ends()
    {
        var lines = Draw(new Screen(), """
            {"workflowId":"w","name":"n","rev":1,"nodes":{"1":{"id":"1","parent":"2","kind":"step","name":"a"},"2":{"id":"2","parent":"1","kind":"step","name":"b"},
             "3":{"id":"3","parent":"9","kind":"step","name":"lost parent"},"4":{"id":"3","parent":"3","kind":"step","name":"wrong id"}}}
            """);

        lines[1..].ShouldBe(["└─ ⠙ lost parent", "   └─ ⠙ wrong id"]);
    }

    [Fact]
    public void Render_Colours_TellNothingAlone()
    {
        const string Run = """{"workflowId":"w","name":"n","rev":1,"status":"failed","nodes":{"1":{"id":"1","parent":"0","kind":"step","name":"a","status":"failed"}}}""";
        var coloured = new Screen(colors: Spectre.Console.ColorSystemSupport.Standard);
        var plain = new Screen();

        Draw(coloured, Run).ShouldBe(Draw(plain, Run));

        coloured.Text.ShouldContain("\u001b[91m");
        plain.Text.ShouldNotContain("\u001b[91m");
    }

    private static string[] Draw(Screen screen, string snapshot)
    {
        var state = new RunState(new StoppedClock(), keptLines: 5);
        state.Restart(WorkflowSnapshot.Parse(Encoding.UTF8.GetBytes(snapshot)));
        screen.Console.Write(new RunFrame(state, isFinal: false));
        return screen.Unstyled.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd()).ToArray();
    }
}
