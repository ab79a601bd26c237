using System.Text;

namespace Sse.Cli.Tests;

/// <summary>Runs the tool in this process, with strings for its streams.</summary>
internal sealed record Cli(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<Cli> RunAsync(params string[] args) => RunAsync([], args);

    public static Task<Cli> RunAsync(string input, string[] args) => RunAsync(Encoding.UTF8.GetBytes(input), args);

    public static async Task<Cli> RunAsync(byte[] input, string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        int code = await CliApplication.RunAsync(args, new CliHost(new MemoryStream(input), output, error, TimeProvider.System))
            .WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        return new(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
