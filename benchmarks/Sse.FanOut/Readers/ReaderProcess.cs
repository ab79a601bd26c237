using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Sse.FanOut;

/// <summary>Many readers on raw sockets, as cheap as they can be: they look only at the end of what they receive.</summary>
internal sealed class ReaderProcess(ReaderOptions options)
{
    /// <summary>Readers connected at a time.</summary>
    private const int Step = 50;

    private const int BufferLength = 64 * 1024;

    /// <summary>What is kept of the bytes before, in case the end marker is split.</summary>
    private const int TailLength = 16;

    [ThreadStatic]
    private static byte[]? _buffer;

    private readonly LatencyRecorder _latencies = new();
    private int _finished;
    private long _bytes;

    /// <summary>
    /// Runs until its standard input ends. After each step it says how many readers it has and waits for a line: the server keeps up, and what a
    /// reader costs does not depend on how many wait to be accepted.
    /// </summary>
    public static async Task<int> RunAsync(ReaderOptions options)
    {
        var process = new ReaderProcess(options);
        for (var i = 1; i <= options.Readers; i++)
        {
            _ = process.ReadOrFailAsync(await process.ConnectAsync());
            if (i % Step != 0)
                continue;
            Console.WriteLine(i);
            await Console.In.ReadLineAsync();
        }
        for (var i = 0; i < options.Stuck; i++)
            await process.ConnectAsync();
        Console.WriteLine("connected");
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private async Task<Socket> ConnectAsync()
    {
        var path = options.SignalR ? await SignalRHandshake.NegotiateAsync(options.Port) : "/events";
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, options.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"));
        if (options.SignalR)
            await SignalRHandshake.CompleteAsync(options.Port, path);
        return socket;
    }

    /// <summary>A measurement that lost a reader is none: the process ends, and who waits for its report learns why.</summary>
    private async Task ReadOrFailAsync(Socket socket)
    {
        try
        {
            await ReadAsync(socket);
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"A reader failed: {e.Message}");
            Environment.Exit(1);
        }
    }

    private async Task ReadAsync(Socket socket)
    {
        socket.Blocking = false;
        var tail = new byte[TailLength];
        while (true)
        {
            // Without a buffer this waits until there is something. Readers that wait hold none, and those that read share one that stays in the cache.
            await socket.ReceiveAsync(Memory<byte>.Empty);
            ReadAll(socket, tail);
        }
    }

    private void ReadAll(Socket socket, byte[] tail)
    {
        var buffer = _buffer ??= new byte[TailLength + BufferLength];
        int received;
        do
        {
            received = socket.Receive(buffer.AsSpan(TailLength), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return;
            if (received == 0)
                throw new InvalidOperationException("The server closed a connection in the middle of a measurement.");
            Interlocked.Add(ref _bytes, received);
            tail.CopyTo(buffer, 0);
            var chunk = buffer.AsSpan(0, TailLength + received);
            if (Payload.TryReadTimestamp(chunk, out var ticks))
                _latencies.Record(ticks);
            var isEnd = chunk[^Math.Min(64, chunk.Length)..].IndexOf(Payload.EndMarker) >= 0;
            if (isEnd)
            {
                Array.Clear(tail);
                CountFinished();
            }
            else
                chunk[^TailLength..].CopyTo(tail);
        }
        while (received == BufferLength);
    }

    private void CountFinished()
    {
        if (Interlocked.Increment(ref _finished) < options.Readers)
            return;
        Volatile.Write(ref _finished, 0);
        var report = new ReaderReport(Stopwatch.GetTimestamp(), Interlocked.Exchange(ref _bytes, 0), _latencies.Quantile(0.5), _latencies.Quantile(0.99));
        _latencies.Clear();
        Console.WriteLine(JsonSerializer.Serialize(report));
    }
}
