using System.CommandLine;
using System.Text.Json;
using Sse.Cli.Watching;
using Sse.Client;
using Sse.Workflow;

namespace Sse.Cli.Commands;

/// <summary><c>sse watch</c>: a run as it happens, until it ends.</summary>
internal static class WatchCommand
{
    private const string About = """
        Watch a run until it ends: a live tree in a terminal, plain lines elsewhere.

        Exit codes: 0 succeeded, warned or skipped; 3 failed; 4 canceled; 5 timed out; 6 abandoned; 1 no such run, or its server cannot be
        reached; 2 wrong arguments; 124 still running when the time of --for was over; 130 interrupted (the run goes on).
        """;

    public static Command Create(CliHost host)
    {
        var options = new WatchOptions();
        var command = new Command("watch", About);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var limit = parsed.GetValue(options.For) is { } seconds ? StreamOptions.Seconds(seconds) : Timeout.InfiniteTimeSpan;
            return Ending.OfAsync(host, limit, ExitCodes.StillRunning, token => WatchAsync(host, options, parsed, token), cancellationToken);
        });
        return command;
    }

    private static async Task<int> WatchAsync(CliHost host, WatchOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(SseClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        var client = new SseClient(http, options.Stream.ClientOptions(host, parsed));
        var state = new RunState(host.TimeProvider, parsed.GetValue(options.Lines));
        var watcher = new RunWatcher(client, url => options.Stream.CreateRequest(parsed, url), state);
        var view = CreateView(host, options, parsed, state);
        await using var _ = view.ConfigureAwait(false);
        try
        {
            var status = await watcher.FollowAsync(parsed.GetRequiredValue(options.Stream.Url), view, cancellationToken).ConfigureAwait(false);
            return status is WorkflowStatus.Running or WorkflowStatus.Canceling
                ? throw new IOException("The stream ended before the run did: the server no longer knows how it goes on.")
                : ExitCodes.Of(status);
        }
        catch (JsonException e)
        {
            throw new IOException($"This is not the stream of a run; 'sse tail' shows any stream. {e.Message}", e);
        }
    }

    private static IRunView CreateView(CliHost host, WatchOptions options, ParseResult parsed, RunState state) =>
        !parsed.GetValue(options.Plain) && host.FindTerminal() is { } terminal
            ? new LiveView(terminal, state, host.TimeProvider)
            : new PlainView(host, state, parsed.GetValue(options.Quiet));
}
