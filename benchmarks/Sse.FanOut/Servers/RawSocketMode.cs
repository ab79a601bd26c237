using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sse.FanOut;

/// <summary>
/// The limit: a blocking <see cref="Socket.Send(ReadOnlySpan{byte})"/> of ready bytes to each reader, no HTTP server at all. Events are
/// joined up to a number before they are sent.
/// </summary>
internal sealed class RawSocketMode(int joined) : IFanOutMode
{
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly ArrayBufferWriter<byte> _pending = new();
    private long _sequence;
    private int _pendingEvents;

    public int Connected => _sockets.Count;

    /// <summary>The port of the raw listener; readers use it instead of Kestrel's.</summary>
    public int Port { get; private set; }

    public void AddServices(WebApplicationBuilder builder)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(8192);
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _ = AcceptAsync(listener);
    }

    public void Map(WebApplication app)
    {
    }

    public ValueTask PublishAsync(ReadOnlyMemory<byte> payload)
    {
        _pending.Write(Frames.Encode(++_sequence, payload.Span));
        return ++_pendingEvents >= joined ? FlushAsync() : ValueTask.CompletedTask;
    }

    public ValueTask FlushAsync()
    {
        var bytes = _pending.WrittenMemory;
        var sockets = _sockets.ToArray();
        Parallel.ForEach(sockets, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, socket => Send(socket, bytes.Span));
        _pending.ResetWrittenCount();
        _pendingEvents = 0;
        return ValueTask.CompletedTask;
    }

    private static void Send(Socket socket, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[socket.Send(bytes)..];
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (true)
        {
            var socket = await listener.AcceptAsync();
            socket.NoDelay = true;
            var request = new byte[2048];
            await socket.ReceiveAsync(request);
            await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"u8.ToArray());
            _sockets.Add(socket);
        }
    }
}
