using System.CommandLine;
using Sse.Cli.Output;
using Sse.Client;

namespace Sse.Cli.Commands;

/// <summary><c>sse tail</c>: the events of a stream as they come, over as many connections as it takes.</summary>
internal static class TailCommand
{
    public static Command Create(CliHost host)
    {
        var options = new TailOptions();
        var command = new Command("tail", "Print the events of a stream as they come, reconnecting when needed.");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(host, new TailRequest(host, options, parsed), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(CliHost host, TailRequest tail, CancellationToken cancellationToken) =>
        Ending.OfAsync(host, tail.Duration, ExitCodes.Success, token => TailAsync(host, tail, token), cancellationToken);

    private static async Task<int> TailAsync(CliHost host, TailRequest tail, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(SseClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        var request = await tail.CreateAsync(cancellationToken).ConfigureAwait(false);
        var client = new SseClient(http, tail.ClientOptions);
        using var json = new JsonLines(host.Output);
        var text = new TextLines(host.Output);
        int left = tail.Max;
        await foreach (var item in client.SubscribeAsync(request, cancellationToken).ConfigureAwait(false))
        {
            if (tail.IsJson)
            {
                json.WriteEvent(item.EventType, item.Data, item.EventId ?? "");
                json.Flush();
            }
            else
            {
                text.WriteEvent(item.EventType, item.Data, item.EventId ?? "");
            }

            if (--left == 0)
                break;
        }

        return ExitCodes.Success;
    }
}
