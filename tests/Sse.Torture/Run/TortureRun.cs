using System.Globalization;
using Sse.Stores.PostgreSql;

namespace Sse.Torture.Run;

/// <summary>
/// Three nodes on one database, clients that come and go, and chaos. In the end every event that was seen or confirmed must be in
/// the database, and every client must have seen each stream it read from beginning to end, every event once and in order.
/// </summary>
internal static class TortureRun
{
    private const int Nodes = 3;
    private const int Readers = 24;

    public static async Task<int> RunAsync(long events, int seed)
    {
        var clock = TimeProvider.System.GetTimestamp();
        Console.WriteLine($"seed {seed}; at least {events:N0} events, {Nodes} nodes, {Readers} readers");
        await using var postgres = await PostgresServer.StartAsync();
        await using var store = new PostgreSqlEventStore(postgres.ConnectionString + ";Application Name=torture;Pooling=false");
        await store.InitializeAsync();
        var (ledger, findings) = (new Ledger(), new Findings());
        var nodes = Enumerable.Range(0, Nodes).Select(_ => new NodeHandle(postgres.ConnectionString, ledger, rate: events > 200_000 ? 4_000 : 600)).ToArray();
        try
        {
            for (var i = 0; i < Nodes; i++)
                nodes[i].Start(seed + i);
            var readers = Enumerable.Range(0, Readers).Select(i => new Reader(nodes, ledger, findings, seed + 10_000 + i)).ToArray();
            var chaos = new Chaos(nodes, postgres, ledger, seed);
            await MistreatAsync(events, nodes, readers, chaos, ledger, store, findings);
            var truth = await Truth.ReadAsync(store, findings);
            truth.Check(ledger, readers, findings);
            Report(truth, ledger, readers, chaos, TimeProvider.System.GetElapsedTime(clock));
        }
        finally
        {
            foreach (var node in nodes)
                node.Dispose();
        }
        Console.WriteLine(findings.Count == 0 ? "nothing lost, nothing twice, nothing out of order" : $"FAILED: {findings.Count} findings; repeat with: run {events} {seed}");
        return findings.Count == 0 ? 0 : 1;
    }

    private static async Task MistreatAsync(
        long events, NodeHandle[] nodes, Reader[] readers, Chaos chaos, Ledger ledger, PostgreSqlEventStore store, Findings findings)
    {
        using var stop = new CancellationTokenSource();
        using var cancel = new CancellationTokenSource();
        var reading = readers.Select(r => Task.Run(() => r.RunAsync(stop.Token, cancel.Token))).ToArray();
        var harming = chaos.RunAsync(stop.Token);
        var told = TimeProvider.System.GetTimestamp();
        while (ledger.Events < events)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            if (TimeProvider.System.GetElapsedTime(told) < TimeSpan.FromSeconds(15))
                continue;
            told = TimeProvider.System.GetTimestamp();
            Console.WriteLine($"   {ledger.Events:N0} events confirmed in {ledger.StreamCount:N0} streams");
        }
        await stop.CancelAsync();
        await harming;
        foreach (var node in nodes)
            node.Wind();
        await EndAsync(store, findings);
        var all = Task.WhenAll(reading);
        if (await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(60), TimeProvider.System)) != all)
            findings.Add($"{reading.Count(r => !r.IsCompleted)} readers did not come to the end of a stream that has one");
        await cancel.CancelAsync();
        await all.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Every stream ends: its writer completes it, or, when its node died, another node within the lease.</summary>
    private static async Task EndAsync(PostgreSqlEventStore store, Findings findings)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (await Truth.RunningAsync(store) is > 0 and var running)
        {
            if (TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromSeconds(60))
            {
                findings.Add($"{running} streams were not ended within a minute");
                return;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        }
    }

    private static void Report(Truth truth, Ledger ledger, Reader[] readers, Chaos chaos, TimeSpan took)
    {
        Say($"{truth.Events:N0} events in {truth.Streams:N0} streams, {truth.Abandoned:N0} of them ended as abandoned, {truth.WithSeveralOwners:N0} written by several owners");
        Say($"{readers.Sum(r => r.Seen.Values.Sum(s => (long)s.Count)):N0} deliveries to readers over {readers.Sum(r => r.Connections):N0} connections, {readers.Sum(r => r.Seen.Count):N0} streams read");
        Say($"{ledger.Confirmed.Values.Sum(p => p.Count):N0} confirmations checked; {ledger.Stolen:N0} take-overs, {ledger.Lost:N0} writers fenced in the middle of a stream");
        foreach (var (what, times) in chaos.Done)
            Say($"{times:N0} {what}");
        Say($"in {took.TotalSeconds:F0} s");

        static void Say(FormattableString line) => Console.WriteLine("   " + line.ToString(CultureInfo.InvariantCulture));
    }
}
