using System.Text;

namespace Sse.Cli.Tests;

/// <summary>Runs the tool in this process, with strings for its streams.</summary>
internal sealed record Cli(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<Cli> RunAsync(params string[] args) => RunAsync([], args);

    public static Task<Cli> RunAsync(string input, string[] args) => RunAsync(Encoding.UTF8.GetBytes(input), args);

    public static Task<Cli> RunAsync(byte[] input, string[] args) => RunAsync(screen: null, TimeProvider.System, input, args);

    /// <summary>Runs the tool in a terminal.</summary>
    public static Task<Cli> RunAsync(Screen screen, params string[] args) => RunAsync(screen, TimeProvider.System, [], args);

    /// <summary>Runs the tool by a clock that the test moves.</summary>
    public static Task<Cli> RunAsync(TimeProvider clock, params string[] args) => RunAsync(screen: null, clock, [], args);

    private static async Task<Cli> RunAsync(Screen? screen, TimeProvider clock, byte[] input, string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var host = new CliHost(new MemoryStream(input), output, error, clock) { FindTerminal = () => screen?.Console };
        int code = await CliApplication.RunAsync(args, host)
            .WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
        return new(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
