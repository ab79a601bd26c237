using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sse.Torture.Run;

/// <summary>A node process as the run sees it; it may be killed, stopped for a while, and started again on the same port.</summary>
internal sealed class NodeHandle(string connectionString, Ledger ledger, int rate) : IDisposable
{
    private Process? _process;

    public int Port { get; } = FreePort();

    public bool IsUp { get; private set; }

    public void Start(int seed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(NodeHandle).Assembly.Location);
        foreach (var argument in new[] { "node", $"{Port}", connectionString, $"{seed}", $"{rate}" })
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _ = ListenAsync(_process);
    }

    /// <summary>Without a chance to say goodbye.</summary>
    public void Kill()
    {
        IsUp = false;
        _process?.Kill();
        _process?.WaitForExit();
    }

    /// <summary>Stops the process in the middle of whatever it does, and lets it go on later.</summary>
    public async Task FreezeAsync(TimeSpan time)
    {
        if (_process is not { HasExited: false } process)
            return;
        Process.Start("kill", ["-STOP", $"{process.Id}"]).WaitForExit();
        await Task.Delay(time, TimeProvider.System);
        Process.Start("kill", ["-CONT", $"{process.Id}"]).WaitForExit();
    }

    /// <summary>Lets the writers finish what they have begun.</summary>
    public void Wind() => _process?.StandardInput.Close();

    public async Task TellAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(command + "\n"));
        // The node keeps the connection while it works on the command; nobody waits for that.
        client.Client.Shutdown(SocketShutdown.Send);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.Dispose();
    }

    private async Task ListenAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("up ", StringComparison.Ordinal))
                IsUp = true;
            else
                ledger.Hear(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
