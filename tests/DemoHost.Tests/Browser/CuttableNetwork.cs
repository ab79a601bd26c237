using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DemoHost.Tests.Browser;

/// <summary>Stands between a browser and the host, and can be cut: what is open breaks, and what is new is refused.</summary>
internal sealed class CuttableNetwork : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly Uri _server;
    private readonly Task _accepting;
    private volatile bool _isCut;

    public CuttableNetwork(Uri server)
    {
        _server = server;
        _listener.Start();
        Address = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public void Cut()
    {
        _isCut = true;
        foreach (var client in _open.Keys)
            Reset(client);
    }

    public void Restore() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (_isCut)
                    Reset(client);
                else
                    _ = ForwardAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        _open[client] = true;
        // Cut between its acceptance and here, it would have been passed over.
        if (_isCut)
            Reset(client);
        using var upstream = new TcpClient();
        try
        {
            await upstream.ConnectAsync(_server.Host, _server.Port);
            await Task.WhenAny(
                client.GetStream().CopyToAsync(upstream.GetStream()),
                upstream.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Either side is gone: so is the other.
        }
        _open.TryRemove(client, out _);
        client.Dispose();
    }

    /// <summary>Ends it with a reset instead of a farewell. Does nothing to one that has ended meanwhile, which has no socket any more.</summary>
    private static void Reset(TcpClient client) => client.Client?.Close(0);
}
