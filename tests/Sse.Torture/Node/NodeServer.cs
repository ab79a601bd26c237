using System.Net;
using System.Net.Sockets;
using System.Text;
using Sse.Primitives;

namespace Sse.Torture.Node;

/// <summary>
/// Serves streams over plain TCP: <c>read ID POSITION</c> is answered with the frames after the position, and a comment that says why
/// no more come; <c>steal ID</c> takes a stream over.
/// </summary>
internal sealed class NodeServer(EventStreamRegistry registry, int port) : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port);

    public async Task RunAsync(Func<string, Task> steal, CancellationToken stop)
    {
        _listener.Start();
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(CancellationToken.None);
            client.NoDelay = true;
            _ = ServeAsync(client, steal);
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(TcpClient client, Func<string, Task> steal)
    {
        using (client)
        {
            try
            {
                var connection = client.GetStream();
                using var reader = new StreamReader(connection, Encoding.ASCII, leaveOpen: true);
                switch ((await reader.ReadLineAsync())?.Split(' '))
                {
                    case ["read", var id, var position]:
                        await SendAsync(connection, id, position);
                        break;
                    case ["steal", var id]:
                        await steal(id);
                        break;
                }
            }
            catch (Exception e) when (e is SocketException || Stores.IsAway(e))
            {
                // The client left, or the database is away; the client comes back.
            }
        }
    }

    private async Task SendAsync(NetworkStream connection, string id, string position)
    {
        if (await registry.FindAsync(id) is not { } stream)
        {
            await connection.WriteAsync(": none\n\n"u8.ToArray());
            return;
        }
        var cursor = stream.OpenCursor(position);
        while (true)
        {
            switch (cursor.TryRead(out var frames))
            {
                case CursorStatus.Data:
                    await connection.WriteAsync(frames);
                    break;
                case CursorStatus.Empty:
                    await cursor.WaitAsync();
                    break;
                case CursorStatus.Gap:
                    await connection.WriteAsync(Encoding.ASCII.GetBytes($": gap {cursor.Gap}\n\n"));
                    return;
                default:
                    await connection.WriteAsync(": end\n\n"u8.ToArray());
                    return;
            }
        }
    }
}
