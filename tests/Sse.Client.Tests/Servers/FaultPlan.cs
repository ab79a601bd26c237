using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Sse.Client.Tests.Servers;

/// <summary>Serves numbered events and breaks the connections by a seeded draw.</summary>
internal sealed class FaultPlan(int seed, int events)
{
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];
    private static readonly Fault[] Likely = [Fault.Close, Fault.Close, Fault.Close, Fault.Reset, Fault.Reset, Fault.Reset, .. Enum.GetValues<Fault>()];

    public ConcurrentDictionary<Fault, int> Seen { get; } = new();

    public static string DataOf(int number) => $"event {number}\nπ ≈ {number * 3.14159:0.00000} 豆腐";

    public async Task ServeAsync(RawConnection connection)
    {
        var random = new Random(HashCode.Combine(seed, connection.Number));
        int after = int.Parse(connection.LastEventId ?? "0", CultureInfo.InvariantCulture);
        if (after == events)
        {
            await connection.SendAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
            return;
        }

        var fault = Likely[random.Next(Likely.Length)];
        if (fault == Fault.Hang && random.Next(4) > 0)
            fault = Fault.Close; // each costs an idle timeout
        Seen.AddOrUpdate(fault, 1, static (_, n) => n + 1);
        await BreakAsync(connection, fault, random, after);
    }

    private async Task BreakAsync(RawConnection connection, Fault fault, Random random, int after)
    {
        switch (fault)
        {
            case Fault.Unavailable:
                await connection.SendAsync("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                break;
            case Fault.TooManyRequests:
                await connection.SendAsync("HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\n\r\nslow down");
                break;
            case Fault.Redirect:
                await connection.SendAsync($"HTTP/1.1 307 Temporary Redirect\r\nLocation: /{connection.Number}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                break;
            case Fault.NoResponse:
                connection.Reset();
                break;
            default:
                await SendEventsAsync(connection, random, after);
                if (fault == Fault.Reset)
                    connection.Reset();
                else if (fault == Fault.Hang)
                    await connection.HangAsync();
                break;
        }
    }

    // Up to 32 KiB, cut at any byte, in pieces of any size.
    private async Task SendEventsAsync(RawConnection connection, Random random, int after)
    {
        await connection.SendAsync(RawServer.Head);
        int budget = random.Next(32, 32 * 1024);
        var text = new StringBuilder();
        for (int number = after + 1; number <= events && text.Length < budget; number++)
            Append(text, number, random);
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        int cut = after + 50 > events ? bytes.Length : random.Next(bytes.Length + 1);
        for (int sent = 0; sent < cut;)
        {
            int size = Math.Min(cut - sent, random.Next(1, 4096));
            await connection.SendAsync(bytes.AsMemory(sent, size));
            sent += size;
        }
    }

    private static void Append(StringBuilder text, int number, Random random)
    {
        string end = LineEnds[random.Next(LineEnds.Length)];
        if (random.Next(8) == 0)
            text.Append(": heartbeat").Append(end);
        if (random.Next(16) == 0)
            text.Append("retry: ").Append(random.Next(3)).Append(end);
        text.Append("id: ").Append(number).Append(end);
        foreach (string line in DataOf(number).Split('\n'))
            text.Append("data: ").Append(line).Append(end);
        text.Append(end);
    }
}
