using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;
using Sse.Cli.Bench;
using Sse.Cli.Output;
using Sse.Client;

namespace Sse.Cli.Commands;

/// <summary><c>sse bench</c>: how a stream fares with many readers.</summary>
internal static class BenchCommand
{
    public static Command Create(CliHost host)
    {
        var options = new BenchOptions();
        var command = new Command("bench", "Read a stream with many connections and report events, latency, gaps and reconnects.");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            Ending.OfAsync(host, Timeout.InfiniteTimeSpan, ExitCodes.Success, token => RunAsync(host, options, parsed, token), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, BenchOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var url = parsed.GetRequiredValue(options.Stream.Url);
        int connections = parsed.GetValue(options.Connections);
        if (await RefuseAsync(url, connections, parsed.GetValue(options.AllowRemote), cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            host.Say(refusal);
            return ExitCodes.Usage;
        }

        using var handler = SseClient.CreateHandler();
        if (!parsed.GetValue(options.AllowRemote))
            LocalOnly.Enforce(handler);
        var bench = new BenchRun(options.Stream.ClientOptions(host, parsed), () => options.Stream.CreateRequest(parsed), host.TimeProvider);
        var took = await bench.RunAsync(handler, connections, StreamOptions.Seconds(parsed.GetValue(options.Duration)), cancellationToken).ConfigureAwait(false);
        Print(host, BenchReport.Of(bench.Totals, url, connections, took), parsed.GetValue(options.Json));
        return cancellationToken.IsCancellationRequested ? ExitCodes.Interrupted : bench.Totals.Opened > 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    /// <summary>Why this must not be done; null when it may.</summary>
    private static async Task<string?> RefuseAsync(Uri url, int connections, bool allowsRemote, CancellationToken cancellationToken)
    {
        bool isLocal;
        try
        {
            isLocal = await LocalOnly.IsLocalAsync(url.IdnHost, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            return $"{url.Host}: {e.Message}";
        }

        if (isLocal)
            return null;
        if (!allowsRemote)
            return $"{url.Host} is not this machine. If that server is yours to load, say so with --allow-remote.";
        return connections > BenchOptions.MaxRemoteConnections ? $"--connections is {connections}; for another machine it must be {BenchOptions.MaxRemoteConnections} or less." : null;
    }

    private static void Print(CliHost host, BenchReport report, bool isJson)
    {
        var output = new TextLines(host.Output);
        if (isJson)
        {
            output.WriteLine(JsonSerializer.Serialize(report, BenchJson.Default.BenchReport));
            return;
        }

        foreach (string line in BenchTable.Of(report))
            output.WriteLine(line);
    }
}
