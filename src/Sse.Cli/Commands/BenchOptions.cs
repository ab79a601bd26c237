using System.CommandLine;

namespace Sse.Cli.Commands;

/// <summary>The arguments of <c>sse bench</c>. What it may do is limited: it is for one's own servers.</summary>
internal sealed class BenchOptions
{
    public const int MaxConnections = 10_000;
    public const int MaxRemoteConnections = 200;
    public const int MaxSeconds = 3600;

    public StreamOptions Stream { get; } = new("The stream");

    public Option<int> Connections { get; } = new("--connections", "-c") { Description = $"How many readers, up to {MaxConnections}; {MaxRemoteConnections} of another machine.", HelpName = "N", DefaultValueFactory = _ => 10 };

    public Option<double> Duration { get; } = new("--duration", "-t") { Description = $"For how many seconds, up to {MaxSeconds}.", HelpName = "SECONDS", DefaultValueFactory = _ => 10 };

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object." };

    public Option<bool> AllowRemote { get; } = new("--allow-remote") { Description = "Permit a target that is not this machine. Only for servers that are yours to load." };

    public void AddTo(Command command)
    {
        Connections.Validators.Add(r => Rules.Between(r, 1, MaxConnections));
        Duration.Validators.Add(r => Rules.Between(r, 0.1, MaxSeconds));
        Stream.AddTo(command);
        foreach (Option option in new Option[] { Connections, Duration, Json, AllowRemote })
            command.Options.Add(option);
    }
}
