namespace Sse.Torture.Run;

/// <summary>Does harm at random, one thing after another, until told to stop; then everything is as it should be again.</summary>
internal sealed class Chaos(IReadOnlyList<NodeHandle> nodes, ITortured database, Ledger ledger, Findings findings, int seed)
{
    private readonly Random _random = new(seed);
    private readonly SortedDictionary<string, int> _done = [];
    private int _starts;

    /// <summary>How often each harm was done.</summary>
    public IReadOnlyDictionary<string, int> Done => _done;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(300, 1_500)), TimeProvider.System, CancellationToken.None);
            try
            {
                await HarmAsync(_random.Next(20));
            }
            catch (Exception e) when (e is System.Net.Sockets.SocketException || Stores.IsAway(e))
            {
                // Another harm was faster.
            }
            catch (Exception e)
            {
                findings.Add($"harm could not be done: {e}");
                return;
            }
        }
    }

    private Task HarmAsync(int what) => what switch
    {
        < 4 => KillAsync(),
        < 10 when !database.IsServer => KillAsync(),
        < 7 => CutAsync("LISTEN", "listening connections cut"),
        < 9 => CutAsync("", "all connections cut"),
        9 => RestartDatabaseAsync(),
        < 12 => FreezeAsync(),
        _ => FightAsync(),
    };

    private async Task KillAsync()
    {
        var node = nodes[_random.Next(nodes.Count)];
        await node.KillAsync();
        Count("nodes killed with -9 and restarted");
        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(100, 2_000)), TimeProvider.System);
        node.Start(seed + ++_starts * 1_000);
    }

    private async Task CutAsync(string statement, string name) => Count(name, await database.CutAsync(statement));

    private async Task RestartDatabaseAsync()
    {
        await database.RestartAsync();
        Count("database crashes and restarts");
    }

    /// <summary>Some freezes are longer than a lease: the node comes back and finds its streams ended by others.</summary>
    private async Task FreezeAsync()
    {
        var time = TimeSpan.FromSeconds(_random.Next(3) == 0 ? 7 : 1);
        Count(time.TotalSeconds > 4 ? "nodes frozen for longer than their lease" : "nodes frozen for a moment");
        await nodes[_random.Next(nodes.Count)].FreezeAsync(time);
    }

    /// <summary>Several nodes want the same stream, again and again.</summary>
    private async Task FightAsync()
    {
        if (ledger.PickRunning(_random) is not { } id)
            return;
        Count("streams fought over by all nodes");
        for (var round = 0; round < 12; round++)
        {
            await nodes[_random.Next(nodes.Count)].TellAsync($"steal {id}");
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(60)), TimeProvider.System);
        }
    }

    private void Count(string what, int times = 1) => _done[what] = _done.GetValueOrDefault(what) + times;
}
