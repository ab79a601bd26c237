using Sse.Cli.Output;
using Spectre.Console;

namespace Sse.Cli;

/// <summary>The outside world of a command, so that a test can be it.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output: results and nothing else.</param>
/// <param name="Error">Standard error: everything said to a human about the work.</param>
/// <param name="TimeProvider">The clock.</param>
internal sealed record CliHost(Stream Input, Stream Output, TextWriter Error, TimeProvider TimeProvider)
{
    /// <summary>Finds the terminal behind standard output; null when it goes elsewhere, or to one that cannot move its cursor.</summary>
    public Func<IAnsiConsole?> FindTerminal { get; init; } = static () => null;

    public static CliHost OfProcess() =>
        new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, TimeProvider.System) { FindTerminal = Terminals.OfProcess };

    /// <summary>Says something about the work, marked with the tool's name as the custom is in pipelines.</summary>
    public void Say(string message) => Error.WriteLine($"sse: {string.Join("\n     ", Printable.Lines(message))}");
}
