using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Sse.Tests;
using Sse.Torture.Node;

namespace Sse.Torture.Run;

/// <summary>A node process as the run sees it; it may be killed, stopped for a while, and started again on the same port.</summary>
internal sealed class NodeHandle(string connection, Ledger ledger, Findings findings, int rate) : IDisposable
{
    private const int LastWords = 20;

    private readonly Queue<string> _errors = new();
    private Process? _process;
    private TaskCompletionSource _over = new();
    private bool _isMeantToEnd;

    public int Port { get; } = ServerPort.Find();

    public void Start(int seed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(NodeHandle).Assembly.Location);
        foreach (var argument in new[] { "node", $"{Port}", connection, $"{seed}", $"{rate}" })
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _isMeantToEnd = false;
        _ = ListenAsync(_process, _over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    /// <summary>Without a chance to say goodbye.</summary>
    public async Task KillAsync()
    {
        _isMeantToEnd = true;
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops the process in the middle of whatever it does, and lets it go on later.</summary>
    public async Task FreezeAsync(TimeSpan time)
    {
        if (_process is not { HasExited: false } process)
            return;
        await SignalAsync("-STOP", process);
        await Task.Delay(time, TimeProvider.System);
        await SignalAsync("-CONT", process);
    }

    /// <summary>Lets the writers finish what they have begun, also those of a process that has only just been started and not begun.</summary>
    /// <returns>Done when they have, or the process has ended.</returns>
    public Task WindAsync()
    {
        _process?.StandardInput.Close();
        return _over.Task;
    }

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
        _isMeantToEnd = true;
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.Dispose();
    }

    /// <summary>Ends with the process. One that ends without having been killed has failed, and its last words say why.</summary>
    private async Task ListenAsync(Process process, TaskCompletionSource over)
    {
        var errors = KeepErrorsAsync(process.StandardError);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            ledger.Hear(line);
            if (line == NodeProcess.Over + NodeProcess.EndOfLine)
                over.TrySetResult();
        }
        over.TrySetResult();
        await errors;
        if (_isMeantToEnd || process != _process)
            return;
        lock (_errors)
            findings.Add($"the node on port {Port} ended by itself:\n      {string.Join("\n      ", _errors)}");
    }

    private async Task KeepErrorsAsync(StreamReader errors)
    {
        while (await errors.ReadLineAsync() is { } line)
        {
            lock (_errors)
            {
                _errors.Enqueue(line);
                while (_errors.Count > LastWords)
                    _errors.Dequeue();
            }
        }
    }

    private static async Task SignalAsync(string signal, Process process)
    {
        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
