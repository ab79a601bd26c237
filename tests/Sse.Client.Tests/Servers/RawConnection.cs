using System.Net.Sockets;
using System.Text;

namespace Sse.Client.Tests.Servers;

/// <summary>One request to a <see cref="RawServer"/>; the connection closes in order when the delegate returns.</summary>
internal sealed class RawConnection(Socket socket, string head, int number, CancellationToken stop)
{
    /// <summary>The request line and headers.</summary>
    public string Head => head;

    /// <summary>1 for the first request.</summary>
    public int Number => number;

    public CancellationToken Stop => stop;

    public string? LastEventId => head.Split("\r\n")
        .Where(l => l.StartsWith("Last-Event-ID: ", StringComparison.OrdinalIgnoreCase))
        .Select(l => l["Last-Event-ID: ".Length..])
        .FirstOrDefault();

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, stop)..];
    }

    /// <summary>Kills the connection with a RST.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Waits, silent, for the client to go.</summary>
    public async Task HangAsync()
    {
        while (await socket.ReceiveAsync(new byte[16], stop) > 0)
        {
            // A client that has nothing more to say is expected to close.
        }
    }
}
