using System.Net;
using System.Net.Sockets;

namespace DemoHost.ResumeOptimizer;

/// <summary>Connects to a host only when every address that its name stands for may be connected to.</summary>
/// <param name="resolve">Finds the addresses of a name.</param>
/// <param name="isAllowed">Judges an end point.</param>
internal sealed class GuardedConnector(Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPEndPoint, bool> isAllowed)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HttpRequestException">An address is not allowed, or there is none.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await resolve(target.Host, cancellationToken);
        // A name with one public and one private address is a trap, not a choice.
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, address => isAllowed(new IPEndPoint(address, target.Port))))
            throw new HttpRequestException("The address is not allowed.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // The addresses, not the name: nothing is looked up again.
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
