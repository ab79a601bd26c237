using System.Net;
using System.Net.Sockets;

namespace Sse.Cli.Bench;

/// <summary>
/// Keeps a bench on this machine. Checked where connections are made, so that neither a name that means another machine nor a
/// redirect leads away from it.
/// </summary>
internal static class LocalOnly
{
    /// <summary>Whether every address of a host is this machine's own.</summary>
    /// <exception cref="SocketException">The name is unknown.</exception>
    public static async Task<bool> IsLocalAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        return addresses.Length > 0 && addresses.All(IPAddress.IsLoopback);
    }

    /// <summary>Lets the handler connect to addresses of this machine and no others.</summary>
    public static void Enforce(SocketsHttpHandler handler)
    {
        // A proxy would carry the load to wherever it stands.
        handler.UseProxy = false;
        handler.ConnectCallback = static async (context, cancellationToken) =>
        {
            var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
            var local = addresses.Where(IPAddress.IsLoopback).ToArray();
            if (local.Length == 0)
                throw new IOException($"{context.DnsEndPoint.Host} is not this machine; --allow-remote would permit it.");
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(local, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
    }
}
