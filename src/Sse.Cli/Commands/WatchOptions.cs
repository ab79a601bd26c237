using System.CommandLine;

namespace Sse.Cli.Commands;

/// <summary>The arguments of <c>sse watch</c>.</summary>
internal sealed class WatchOptions
{
    public StreamOptions Stream { get; } = new("A run or its stream of events");

    public Option<bool> Plain { get; } = new("--plain") { Description = "Print one line an event, as when output is redirected." };

    public Option<int> Lines { get; } = new("--lines") { Description = "How many of its last lines a failed step shows again at the end.", HelpName = "N", DefaultValueFactory = _ => 20 };

    public Option<double?> For { get; } = new("--for") { Description = "Stop watching after this many seconds; exit code 124 when the run goes on.", HelpName = "SECONDS" };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Say nothing about lost connections in plain lines." };

    public void AddTo(Command command)
    {
        Lines.Validators.Add(r => Rules.AtLeast(r, 1));
        For.Validators.Add(r => Rules.AtLeast(r, 0));
        Stream.AddTo(command);
        foreach (Option option in new Option[] { Plain, Lines, For, Quiet })
            command.Options.Add(option);
    }
}
