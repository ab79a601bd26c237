using System.CommandLine;
using Sse.Cli.Commands;

namespace Sse.Cli;

/// <summary>The command <c>sse</c>. Every verb is a class in <c>Commands/</c>, named here once.</summary>
internal static class CliApplication
{
    public static async Task<int> RunAsync(string[] args, CliHost host)
    {
        // An argument such as -d @body.json is the command's own to read.
        var parsed = CreateRoot(host).Parse(args, new() { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                host.Say(error.Message);
            host.Say($"Try '{string.Join(' ', args.TakeWhile(a => !a.StartsWith('-')).Take(1).Prepend("sse"))} --help'.");
            return ExitCodes.Usage;
        }

        var output = new StreamWriter(host.Output, leaveOpen: true);
        await using (output.ConfigureAwait(false))
        {
            return await parsed.InvokeAsync(new() { Output = output, Error = host.Error, EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
    }

    private static RootCommand CreateRoot(CliHost host) => new("Follow, read and measure streams of Server-Sent Events.")
    {
        TailCommand.Create(host),
        WatchCommand.Create(host),
        BenchCommand.Create(host),
        ParseCommand.Create(host),
    };
}
