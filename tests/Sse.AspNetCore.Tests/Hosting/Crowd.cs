using System.Net.Sockets;
using System.Text;

namespace Sse.AspNetCore.Tests;

/// <summary>Thousands of readers on sockets of their own, with as little around each as possible: HTTP/1.1 written and read by hand.</summary>
internal sealed class Crowd : IDisposable
{
    private const string EndOfResponse = "\r\n0\r\n\r\n";

    /// <summary>As many connect at a time: fewer than the listener's backlog.</summary>
    private const int Entrances = 64;

    private readonly Socket[] _readers;

    private Crowd(Socket[] readers) => _readers = readers;

    /// <summary>Opens the connections; each has its headers and <c>retry</c> when this returns.</summary>
    public static async Task<Crowd> OpenAsync(Uri address, string path, int count)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Both ends of thousands of connections in one process: how many a process may have is set differently elsewhere.");
        var crowd = new Crowd(new Socket[count]);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Entrances, CancellationToken = TestLimit.Token() };
        await Parallel.ForAsync(0, count, limits, async (i, _) => crowd._readers[i] = await EnterAsync(address, path));
        return crowd;
    }

    /// <summary>What each reader gets from now on until its response is over, or broken off.</summary>
    public Task<string[]> ReadToEndAsync() => Task.WhenAll(_readers.Select(r => ReceiveAsync(r, EndOfResponse)));

    public static bool IsWhole(string response) => response.EndsWith(EndOfResponse, StringComparison.Ordinal);

    public void Dispose() => Array.ForEach(_readers, r => r?.Dispose());

    private static async Task<Socket> EnterAsync(Uri address, string path)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"));
        await ReceiveAsync(socket, "\n\n\r\n");
        return socket;
    }

    /// <summary>Ends with the text, or with the connection.</summary>
    private static async Task<string> ReceiveAsync(Socket socket, string end)
    {
        var received = "";
        var buffer = new byte[1024];
        try
        {
            while (!received.EndsWith(end, StringComparison.Ordinal) && await socket.ReceiveAsync(buffer) is > 0 and var read)
                received += Encoding.UTF8.GetString(buffer, 0, read);
        }
        catch (SocketException)
        {
            // Cut: what has come so far shows it.
        }
        return received;
    }
}
