using System.Text.RegularExpressions;
using Sse.Cli.Tests.Servers;

namespace Sse.Cli.Tests.Watching;

public sealed class PseudoTerminalTests
{
    private const string CursorBack = "\u001b[?25h";

    [Fact]
    public async Task Watch_RealTerminal_DrawsInPlaceInColour()
    {
        await using var server = await WorkflowServer.StartAsync();
        await using var run = server.Workflows.Start("import", "w1");
        using var step = run.Step("Reading rows");
        using var terminal = PseudoTerminal.Start($"watch {server.UrlOf("w1")}");
        await Eventually.HoldsAsync(() => terminal.Shown.Contains("Reading rows"));
        step.Complete();
        run.Complete();

        int code = await terminal.WaitForExitAsync();

        code.ShouldBe(0);
        terminal.Shown.ShouldContain("\u001b[38;5;"); // a colour
        terminal.Shown.ShouldContain("\u001b[1A"); // a line up, to draw again
        terminal.Shown.ShouldContain(CursorBack);
        terminal.Shown[terminal.Shown.LastIndexOf(CursorBack, StringComparison.Ordinal)..].ShouldContain("succeeded");
    }

    [Fact]
    public async Task Watch_CtrlC_EndsWith130AndGivesTheTerminalBack()
    {
        await using var server = await WorkflowServer.StartAsync();
        await using var run = server.Workflows.Start("import", "w1");
        using var terminal = PseudoTerminal.Start($"watch {server.UrlOf("w1")}");
        await Eventually.HoldsAsync(() => terminal.Shown.Contains("running"));
        await terminal.TypeAsync(PseudoTerminal.CtrlC);

        (await terminal.WaitForExitAsync()).ShouldBe(130);

        terminal.Shown.ShouldContain(CursorBack);
        run.IsCanceling.ShouldBeFalse();
    }

    [Fact]
    public async Task Watch_NoColor_HasNone()
    {
        await using var server = await WorkflowServer.StartAsync();
        await using var run = server.Workflows.Start("import", "w1");
        run.Fail(new InvalidOperationException());
        using var terminal = PseudoTerminal.Start($"watch {server.UrlOf("w1")}", ("NO_COLOR", "1"));

        (await terminal.WaitForExitAsync()).ShouldBe(3);

        // Bold (1) and dim (2) are no colours.
        Regex.Matches(terminal.Shown, "\u001b\\[([0-9;]*)m").Select(m => m.Groups[1].Value).ShouldBeSubsetOf(["0", "1", "2"]);
    }

    [Fact]
    public async Task Watch_DumbTerminal_PrintsLines()
    {
        await using var server = await WorkflowServer.StartAsync();
        await using var run = server.Workflows.Start("import", "w1");
        run.Complete();
        using var terminal = PseudoTerminal.Start($"watch {server.UrlOf("w1")}", ("TERM", "dumb"));

        (await terminal.WaitForExitAsync()).ShouldBe(0);

        terminal.Shown.ShouldNotContain('\u001b');
        terminal.Shown.ShouldContain("started     import w1");
    }
}
