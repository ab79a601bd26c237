using System.CommandLine;

namespace Sse.Cli.Commands;

/// <summary>The arguments of <c>sse tail</c>. Short names are those of curl.</summary>
internal sealed class TailOptions
{
    public StreamOptions Stream { get; } = new("The stream");

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object a line: {\"type\",\"data\",\"lastEventId\"}." };

    public Option<int?> Max { get; } = new("--max", "-n") { Description = "End after N events.", HelpName = "N" };

    public Option<double?> For { get; } = new("--for") { Description = "End after this many seconds.", HelpName = "SECONDS" };

    public Option<string[]> Until { get; } = new("--until") { Description = "End after an event of this type. Repeatable.", HelpName = "TYPE", DefaultValueFactory = _ => [] };

    public Option<string?> Method { get; } = new("--request", "-X") { Description = "The method. Default: GET, or POST with --data.", HelpName = "METHOD" };

    public Option<string?> Data { get; } = new("--data", "-d") { Description = "Send a body; @FILE reads it from a file, @- from standard input.", HelpName = "DATA" };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Say nothing about lost connections." };

    public void AddTo(Command command)
    {
        Max.Validators.Add(r => Rules.AtLeast(r, 1));
        For.Validators.Add(r => Rules.AtLeast(r, 0));
        Stream.AddTo(command);
        foreach (Option option in new Option[] { Json, Max, For, Until, Method, Data, Quiet })
            command.Options.Add(option);
    }
}
