using System.CommandLine;
using Sse.Cli.Output;
using Sse.Primitives;

namespace Sse.Cli.Commands;

/// <summary><c>sse parse</c>: the bytes of an event stream in, one JSON object a line out.</summary>
internal static class ParseCommand
{
    private const int BufferSize = 64 * 1024;

    public static Command Create(CliHost host)
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "The stream; standard input when left out, or -." };
        var retry = new Option<bool>("--retry") { Description = "Print {\"retry\":N} whenever the reconnection time changes." };
        var comments = new Option<bool>("--comments") { Description = "Print {\"comment\":\"…\"} for each comment." };
        var limit = new Option<int>("--max-event-bytes") { Description = "The largest event to accept.", DefaultValueFactory = _ => new SseReaderOptions().MaxEventBytes, HelpName = "BYTES" };
        limit.Validators.Add(r => Rules.AtLeast(r, 1));
        var command = new Command("parse", "Read an event stream to the letter of the standard, one JSON object a line.") { file, retry, comments, limit };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new SseReaderOptions { IncludeComments = parsed.GetValue(comments), MaxEventBytes = parsed.GetValue(limit) };
            return Ending.OfAsync(host, Timeout.InfiniteTimeSpan, ExitCodes.Success, token => RunAsync(host, parsed.GetValue(file), options, parsed.GetValue(retry), token), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, string? file, SseReaderOptions options, bool showRetry, CancellationToken cancellationToken)
    {
        var input = file is null or "-" ? host.Input : File.OpenRead(file);
        await using var _ = input.ConfigureAwait(false);
        using var output = new JsonLines(host.Output);
        await ParseAsync(input, new FramePrinter(output, new SseFrameParser(options), showRetry), output, cancellationToken).ConfigureAwait(false);
        return ExitCodes.Success;
    }

    // What has been printed goes out before the next wait: the input may be a pipe that is slow.
    private static async Task ParseAsync(Stream input, FramePrinter printer, JsonLines output, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BufferSize];
        try
        {
            for (int read; (read = await input.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                printer.Print(buffer.AsSpan(0, read));
                output.Flush();
            }
        }
        finally
        {
            output.Flush();
        }
    }
}
