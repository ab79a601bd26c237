using System.Net;
using System.Net.Sockets;

namespace Sse.Client.Tests.Servers;

/// <summary>
/// A port of the loopback that is the test's for as long as this lives: bound but not listening, so that whoever connects is refused, no client is
/// given it as its own port, and servers may still listen on it, one after the other.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ReservedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Number => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public void Dispose() => _socket.Dispose();
}
