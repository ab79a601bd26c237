using System.Net;
using System.Net.Sockets;
using System.Text;
using Sse.Primitives;

namespace Sse.Torture.Run;

/// <summary>
/// A client that reads streams from their beginning to their end, now on this node and now on that, and resumes with the last id it
/// has seen. Remembers what it saw, to be compared with the truth.
/// </summary>
internal sealed class Reader(IReadOnlyList<NodeHandle> nodes, Ledger ledger, Findings findings, int seed)
{
    private const int PatienceWithUnknown = 100;

    private readonly Random _random = new(seed);

    private enum ReadEnd
    {
        Left,
        Finished,
        Unknown,
    }

    /// <summary>What was seen of each stream: the fingerprint of each event, in order.</summary>
    public Dictionary<string, List<ulong>> Seen { get; } = [];

    public long Connections { get; private set; }

    public long Deliveries { get; private set; }

    /// <summary>Ends at the end of a stream after <paramref name="stop"/>, or when cancelled.</summary>
    public async Task RunAsync(CancellationToken stop, CancellationToken cancel)
    {
        while (!stop.IsCancellationRequested)
        {
            if (ledger.Pick(_random) is { } id && !Seen.ContainsKey(id))
                await ReadAsync(id, cancel);
            else
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancel);
        }
    }

    private async Task ReadAsync(string id, CancellationToken cancel)
    {
        var seen = Seen[id] = [];
        var position = "0";
        for (var unknown = 0; unknown < PatienceWithUnknown;)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, nodes[_random.Next(nodes.Count)].Port, cancel);
                Connections++;
                (position, var end) = await FollowAsync(client.GetStream(), id, position, seen, cancel);
                if (end is ReadEnd.Finished)
                    return;
                if (end is ReadEnd.Unknown)
                    unknown = await WaitForAsync(id, seen, unknown, cancel);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(20, 200)), TimeProvider.System, cancel);
            }
        }
        // Its node died before the store heard of it.
        Seen.Remove(id);
    }

    /// <summary>A stream may not be in the store yet when its name is known; but one that was seen stays.</summary>
    private async Task<int> WaitForAsync(string id, List<ulong> seen, int unknown, CancellationToken cancel)
    {
        if (seen.Count > 0)
            findings.Add($"{id}: unknown after {seen.Count} events of it were seen");
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancel);
        return unknown + 1;
    }

    /// <summary>Reads until the stream ends, the connection breaks, or it pleases to leave.</summary>
    private async Task<(string Position, ReadEnd End)> FollowAsync(NetworkStream connection, string id, string position, List<ulong> seen, CancellationToken cancel)
    {
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"read {id} {position}\n"), cancel);
        var patience = _random.Next(4) == 0 ? int.MaxValue : _random.Next(1, 400);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        // A frozen node neither sends nor closes: a client gives up on it, as a watchdog would.
        leave.CancelAfter(TimeSpan.FromSeconds(_random.Next(2, 8)));
        using var frames = new FrameReader(connection);
        try
        {
            while (await frames.ReadAsync(leave.Token) is { } frame)
            {
                if (frame.Span[0] == ':')
                    return (position, Note(id, position, Encoding.ASCII.GetString(frame.Span).Trim()));
                var rest = frame;
                StreamEvent.TryRead(ref rest, out var e);
                if (e.Position.Sequence != seen.Count + 1)
                {
                    findings.Add($"{id}: {e.Position} came after {position}, as event {seen.Count + 1}");
                    return (position, ReadEnd.Finished);
                }
                seen.Add(Fingerprint.Of(frame.Span));
                Deliveries++;
                position = e.Position.ToString();
                if (patience-- == 0)
                    break;
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // It pleases to leave.
        }
        return (position, ReadEnd.Left);
    }

    private ReadEnd Note(string id, string position, string comment)
    {
        if (comment.StartsWith(": none", StringComparison.Ordinal))
            return ReadEnd.Unknown;
        if (comment.StartsWith(": gap", StringComparison.Ordinal))
            findings.Add($"{id}: a gap after {position}: {comment}");
        return ReadEnd.Finished;
    }
}
