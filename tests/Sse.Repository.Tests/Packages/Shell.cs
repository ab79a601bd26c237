using System.Diagnostics;
using System.Text;

namespace Sse.Repository.Tests.Packages;

/// <summary>Runs programs in a folder, as somebody at a terminal does.</summary>
/// <param name="folder">Where.</param>
/// <param name="environment">Variables beside those of this process.</param>
internal sealed class Shell(string folder, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>For lines that hang. Publishing ahead of time alone takes minutes where others build beside it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    /// <summary>Runs lines of bash to their end.</summary>
    /// <returns>What they printed.</returns>
    /// <exception cref="ShellException">A line failed; the message has its output.</exception>
    public async Task<string> RunAsync(string script, CancellationToken ct)
    {
        var output = new StringBuilder();
        using var process = Start(script, line => { lock (output) output.AppendLine(line); });
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new ShellException($"{script}\ndid not end:\n{output}");
        }
        return process.ExitCode == 0 ? output.ToString() : throw new ShellException($"{script}\nended with {process.ExitCode}:\n{output}");
    }

    /// <summary>Starts lines of bash that go on, such as a server.</summary>
    /// <param name="script">The lines.</param>
    /// <param name="onLine">Called with each line of output.</param>
    public Process Start(string script, Action<string> onLine)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-ec");
        start.ArgumentList.Add(script);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => { if (e.Data is { } line) onLine(line); };
        process.ErrorDataReceived += (_, e) => { if (e.Data is { } line) onLine(line); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
