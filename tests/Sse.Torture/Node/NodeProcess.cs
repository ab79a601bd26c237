using Sse.Primitives;

namespace Sse.Torture.Node;

/// <summary>
/// One node: writes streams of its own at random, serves any stream to clients, and takes streams over when told. What it did it
/// says on its standard output, a line each, ended by <see cref="EndOfLine"/>: <c>new ID</c>, <c>confirmed ID POSITION</c>, <c>lost ID</c>, <c>done ID</c>,
/// and <see cref="Over"/> when its writers have ended.
/// </summary>
internal static class NodeProcess
{
    /// <summary>A process that is killed in the middle of a line leaves it without this.</summary>
    public const string EndOfLine = " .";

    public const string Over = "over";

    private const int Writers = 12;

    /// <summary>Ends when it is killed, or when its input ends: then its writers complete what they have begun.</summary>
    public static async Task<int> RunAsync(int port, string connectionString, int seed, int rate)
    {
        await using var store = Stores.Open(connectionString, ";Maximum Pool Size=30;Timeout=5");
        var options = new EventStreamRegistryOptions
        {
            StreamDefaults = { MaxEvents = 500 },
            StoreOptions = { HeartbeatInterval = TimeSpan.FromSeconds(1), LeaseDuration = TimeSpan.FromSeconds(4), KeepFollowed = TimeSpan.FromSeconds(5), FollowWholeBytes = 64 * 1024 },
        };
        await using var registry = new EventStreamRegistry(options, [store]);
        using var stop = new CancellationTokenSource();
        var prefix = $"{Environment.ProcessId}-{seed}";
        using var server = new NodeServer(registry, port);
        _ = server.RunAsync(id => NodeWriter.StealAsync(registry, id, new Random(seed), rate, stop.Token), stop.Token);
        Say($"up {port}");
        var writers = Enumerable.Range(0, Writers)
            .Select(w => Task.Run(() => NodeWriter.RunAsync(registry, $"{prefix}-{w}", new Random(seed * 100 + w), rate / Writers, stop.Token))).ToArray();
        await Task.Run(Console.In.ReadToEnd);
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Say(Over);
        // Others may still read here; the run ends this process when nobody does.
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
        return 0;
    }

    /// <summary>Lines of several threads must not mix.</summary>
    public static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line + EndOfLine);
            Console.Out.Flush();
        }
    }
}
