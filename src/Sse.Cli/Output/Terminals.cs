using Spectre.Console;

namespace Sse.Cli.Output;

/// <summary>Finds out what standard output can show.</summary>
internal static class Terminals
{
    /// <summary>The terminal, if output goes to one that understands escape sequences; else null.</summary>
    public static IAnsiConsole? OfProcess()
    {
        if (Console.IsOutputRedirected)
            return null;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // Obeys NO_COLOR (https://no-color.org).
            ColorSystem = ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            // Those look for build servers, whose output is no terminal.
            Enrichment = { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(Console.Out),
        });
        return console.Profile.Capabilities is { Ansi: true, Legacy: false } ? console : null;
    }
}
