using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Sse.Repository.Tests.Snippets;

namespace Sse.Repository.Tests.Packages;

/// <summary>
/// Does what a page says, block by block: blocks that name a file are written to it, <c>bash</c> blocks run to their end, <c>bash server</c> blocks
/// go on until the next one. Of the page's text, only the port is changed.
/// </summary>
internal sealed class PageRun(PackedPackages packages) : IAsyncDisposable
{
    /// <summary>For a server that never listens; most of them are built first.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(20);

    private readonly string _port = ServerPort.Find().ToString(CultureInfo.InvariantCulture);
    private readonly StringBuilder _serverOutput = new();
    private Process? _server;

    /// <summary>What the blocks printed.</summary>
    public StringBuilder Output { get; } = new();

    public async Task FollowAsync(Snippet block, CancellationToken ct)
    {
        var text = block.Code.Replace("localhost:5000", $"localhost:{_port}", StringComparison.Ordinal);
        if (block is { Language: "bash", Marks: "server" })
            await StartServerAsync(text, ct);
        else if (block.Language == "bash")
            Output.AppendLine(await packages.Shell.RunAsync(text, ct));
        else if (block.Marks.Length > 0)
            Write(block.Marks, text);
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(packages.Programs, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // The page says where the packages are by an example; they are where the test packed them.
        if (file != "nuget.config")
            File.WriteAllText(path, text);
    }

    /// <summary>Starts a program that serves, and waits until it does.</summary>
    public async Task StartServerAsync(string script, CancellationToken ct)
    {
        await StopServerAsync();
        _serverOutput.Clear();
        _server = packages.Shell.Start($"exec {script}", line => { lock (_serverOutput) _serverOutput.AppendLine(line); });
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(StartLimit);
        while (!await AcceptsAsync(limit.Token))
        {
            if (_server.HasExited)
                throw new ShellException($"{script}\nended:\n{_serverOutput}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
        }
    }

    public async ValueTask DisposeAsync() => await StopServerAsync();

    private async Task StopServerAsync()
    {
        if (_server is null)
            return;
        _server.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    private async Task<bool> AcceptsAsync(CancellationToken ct)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("localhost", int.Parse(_port, CultureInfo.InvariantCulture), ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
