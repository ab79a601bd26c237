using System.Net.Sockets;
using System.Text;

namespace Sse.AspNetCore.Tests;

/// <summary>A client that takes bytes off its socket only when told to.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket;

    private RawConnection(Socket socket) => _socket = socket;

    public static async Task<RawConnection> OpenAsync(Uri address, string path)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(address.Host, address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/event-stream\r\n\r\n"));
        return new RawConnection(socket);
    }

    /// <summary>Reads until the text has come.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        var received = new StringBuilder();
        var buffer = new byte[4096];
        while (!received.ToString().Contains(text, StringComparison.Ordinal))
        {
            var read = await _socket.ReceiveAsync(buffer, TestLimit.Token());
            if (read == 0)
                throw new EndOfStreamException($"The connection ended without '{text}': {received}");
            received.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        return received.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
