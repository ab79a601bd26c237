using System.Diagnostics;
using System.Text;

namespace Sse.Cli.Tests;

/// <summary>The tool as its users run it: a process of its own in a terminal, which <c>script</c> of util-linux plays.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    public const string CtrlC = "\u0003";

    private readonly Process _process;
    private readonly StringBuilder _shown = new();
    private readonly Task _reading;

    private PseudoTerminal(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>Everything the terminal was sent so far, escape sequences and all.</summary>
    public string Shown
    {
        get
        {
            lock (_shown)
                return _shown.ToString();
        }
    }

    public static PseudoTerminal Start(string arguments, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "script is called differently elsewhere.");
        // Beside the tests stands the tool without what they share: it runs on their dependencies.
        string place = AppContext.BaseDirectory;
        string program = $"--runtimeconfig {place}Sse.Cli.Tests.runtimeconfig.json --depsfile {place}Sse.Cli.Tests.deps.json {place}sse.dll";
        // -e ends with the command's own exit code; -q adds no lines of its own.
        var start = new ProcessStartInfo("script", ["-qec", $"stty cols 100 rows 30; exec dotnet exec {program} {arguments}", "/dev/null"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["TERM"] = "xterm-256color" },
        };
        start.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public async Task TypeAsync(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    /// <exception cref="TimeoutException">The tool did not end within a minute; says what was shown.</exception>
    public async Task<int> WaitForExitAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"The tool has not ended. Shown until now: {Shown}", e);
        }
        await _reading;
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        char[] buffer = new char[4096];
        for (int read; (read = await _process.StandardOutput.ReadAsync(buffer)) > 0;)
        {
            lock (_shown)
                _shown.Append(buffer, 0, read);
        }
    }
}
