using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace DemoHost.Tests.Hosting;

/// <summary>The demo host as its users run it: a process of its own.</summary>
internal sealed partial class DemoProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _logs;

    private DemoProcess(Process process, string logs, Uri address)
    {
        _process = process;
        _logs = logs;
        Http = new HttpClient { BaseAddress = address };
    }

    public HttpClient Http { get; }

    /// <summary>Starts the host and waits until it says where it listens.</summary>
    public static Task<DemoProcess> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string>(), arguments);

    /// <summary>The same with environment variables.</summary>
    public static async Task<DemoProcess> StartAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var logs = Directory.CreateTempSubdirectory("demo-logs-").FullName;
        var program = Path.Combine(AppContext.BaseDirectory, "DemoHost.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", "--logs", logs, .. arguments])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is not { Success: true } match)
                continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new DemoProcess(process, logs, new Uri(match.Groups["url"].Value));
        }
        throw new InvalidOperationException("The demo host ended before it listened.");
    }

    /// <summary>Sends SIGTERM and waits for the end.</summary>
    /// <returns>How long it took, and the exit code.</returns>
    public async Task<(TimeSpan Took, int ExitCode)> TerminateAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        var start = Stopwatch.GetTimestamp();
        Kill(_process.Id, 15).ShouldBe(0);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (Stopwatch.GetElapsedTime(start), _process.ExitCode);
    }

    /// <summary>Ends the process at once, as a crash does (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        Directory.Delete(_logs, recursive: true);
    }

    [GeneratedRegex(@"Now listening on: (?<url>http://\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
