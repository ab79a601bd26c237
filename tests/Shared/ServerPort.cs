using System.Net;
using System.Net.Sockets;

namespace Sse.Tests;

/// <summary>Ports for servers in other processes, which are told where to listen.</summary>
internal static class ServerPort
{
    /// <summary>
    /// Finds a free port of the loopback below those that the system gives to clients: the server listens later, or again after it was killed, and
    /// would find one of these taken.
    /// </summary>
    public static int Find()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 30_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
