using System.Globalization;
using Sse.Primitives;

namespace Sse.Torture.Run;

/// <summary>
/// Three nodes on one database, clients that come and go, and chaos. In the end every event that was seen or confirmed must be in
/// the database, and every client must have seen each stream it read from beginning to end, every event once and in order.
/// </summary>
internal sealed class TortureRun(long events, int seed, ITortured database)
{
    private const int Nodes = 3;
    private const int Readers = 24;

    /// <summary>A machine with other work may be slow; one that stands still for so long is broken.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Ledger _ledger = new();
    private readonly Findings _findings = new();
    private readonly long _clock = TimeProvider.System.GetTimestamp();
    private NodeHandle[] _nodes = [];
    private Reader[] _readers = [];
    private Chaos? _chaos;

    public static async Task<int> RunAsync(long events, int seed, string kind)
    {
        Console.WriteLine($"{kind}, seed {seed}; at least {events:N0} events, {Nodes} nodes, {Readers} readers");
        try
        {
            await using ITortured database = kind == "sqlite" ? new SqliteFile() : await PostgresServer.StartAsync();
            return await new TortureRun(events, seed, database).RunAsync() ? 0 : 1;
        }
        catch (Exception e)
        {
            Console.WriteLine($"FAILED: the run itself broke down; repeat with: run {events} {seed} {kind}\n{e}");
            return 1;
        }
    }

    private async Task<bool> RunAsync()
    {
        await using var store = Stores.Open(database.Connection, ";Application Name=torture;Pooling=false");
        await store.InitializeAsync();
        _nodes = [.. Enumerable.Range(0, Nodes).Select(_ => new NodeHandle(database.Connection, _ledger, _findings, rate: events > 200_000 ? 4_000 : 600))];
        _readers = [.. Enumerable.Range(0, Readers).Select(i => new Reader(_nodes, _ledger, _findings, seed + 10_000 + i))];
        _chaos = new Chaos(_nodes, database, _ledger, _findings, seed);
        Truth? truth = null;
        try
        {
            for (var i = 0; i < Nodes; i++)
                _nodes[i].Start(seed + i);
            await MistreatAsync(store);
            truth = await Truth.ReadAsync(store, _findings);
            truth.Check(_ledger, _readers, _findings);
        }
        finally
        {
            foreach (var node in _nodes)
                node.Dispose();
            Report(truth);
        }
        Console.WriteLine(_findings.Count == 0 ? "nothing lost, nothing twice, nothing out of order" : $"FAILED: {_findings.Count} findings; repeat with: run {events} {seed}");
        return _findings.Count == 0;
    }

    private async Task MistreatAsync(IEventStore store)
    {
        using var stop = new CancellationTokenSource();
        using var cancel = new CancellationTokenSource();
        var reading = _readers.Select(r => Task.Run(() => r.RunAsync(stop.Token, cancel.Token))).ToArray();
        var harming = Task.Run(() => _chaos!.RunAsync(stop.Token));
        await WriteAsync();
        await stop.CancelAsync();
        await harming;
        // The store may look as if all were over while a node that was started last has not even begun.
        if (!await IsInTimeAsync(Task.WhenAll(_nodes.Select(n => n.WindAsync()))))
            _findings.Add("the writers of a node did not end");
        await EndAsync(store);
        var all = Task.WhenAll(reading);
        if (!await IsInTimeAsync(all))
            _findings.Add($"{reading.Count(r => !r.IsCompleted)} readers did not come to the end of a stream that has one");
        await cancel.CancelAsync();
        await all.ContinueWith(_ => { }, TaskScheduler.Default);
        foreach (var failed in reading.Where(r => r.IsFaulted))
            _findings.Add($"a reader broke down: {failed.Exception!.InnerException}");
    }

    private static async Task<bool> IsInTimeAsync(Task task) => await Task.WhenAny(task, Task.Delay(Patience, TimeProvider.System)) == task;

    /// <summary>Waits until there are enough events, for as long as there are more and more of them.</summary>
    private async Task WriteAsync()
    {
        var (told, moved, before) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetTimestamp(), 0L);
        while (_ledger.Events is var now && now < events)
        {
            if (now != before)
                (moved, before) = (TimeProvider.System.GetTimestamp(), now);
            if (TimeProvider.System.GetElapsedTime(moved) > Patience)
            {
                _findings.Add($"no event was confirmed for {Patience.TotalMinutes:N0} minutes");
                return;
            }
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            if (TimeProvider.System.GetElapsedTime(told) < TimeSpan.FromSeconds(15))
                continue;
            told = TimeProvider.System.GetTimestamp();
            Console.WriteLine($"   {now:N0} events confirmed in {_ledger.StreamCount:N0} streams");
        }
    }

    /// <summary>Every stream ends: its writer completes it, or, when its node died, another node within the lease.</summary>
    private async Task EndAsync(IEventStore store)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (await Truth.RunningAsync(store) is > 0 and var running)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                _findings.Add($"{running} streams were not ended within {Patience.TotalMinutes:N0} minutes");
                return;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        }
    }

    /// <summary>What was done, also when the run broke down before its end.</summary>
    private void Report(Truth? truth)
    {
        if (truth is not null)
            Say($"{truth.Events:N0} events in {truth.Streams:N0} streams, {truth.Abandoned:N0} of them ended as abandoned, {truth.WithSeveralOwners:N0} written by several owners");
        Say($"{_readers.Sum(r => r.Deliveries):N0} deliveries to readers over {_readers.Sum(r => r.Connections):N0} connections, {_readers.Sum(r => r.Seen.Count):N0} streams read");
        Say($"{_ledger.Confirmed.Values.Sum(p => p.Count):N0} confirmations; {_ledger.Stolen:N0} take-overs, {_ledger.Lost:N0} writers fenced in the middle of a stream");
        foreach (var (what, times) in _chaos?.Done ?? new Dictionary<string, int>())
            Say($"{times:N0} {what}");
        Say($"in {TimeProvider.System.GetElapsedTime(_clock).TotalSeconds:F0} s");

        static void Say(FormattableString line) => Console.WriteLine("   " + line.ToString(CultureInfo.InvariantCulture));
    }
}
