using System.Globalization;

namespace Sse.Benchmarks.Stores;

/// <summary>
/// Places runs and their readers on nodes and databases at random and counts what each of them has to do in a second; the busiest one
/// of each kind, and so what breaks first, follows from what single things cost here. A model: it knows nothing of networks between
/// machines, and takes a core of a database for a core of a node.
/// </summary>
internal static class ScaleSimulation
{
    // Measured on two cores of a shared virtual machine: see the marks store.* and the fan-out table.
    private const double DeliverySeconds = 15e-6;      // one event to one reader that waits for it
    private const double AppendSeconds = 3e-6;         // one event on its way into a commit, on the node
    private const double StoredEventSeconds = 30e-6;   // one stream's part of a commit, in the database
    private const double FollowSeconds = 35e-6;        // one look at one stream by one node, in the database
    private const double NotificationSeconds = 20e-6;  // one notification to one node, in the database
    private const double CommitSeconds = 150e-6;       // what a commit costs besides
    private const double ConnectionBytes = 20_000;     // an idle reader: 12 KB of the process, the rest of the kernel

    private const double EventsPerRun = 2;             // progress, merged, and what happens beside it
    private const int Cores = 8;
    private const double Usable = 0.6;                 // of a core; the rest is for peaks
    private const double NodeBytes = 24e9;
    private const int SampledRuns = 100_000;

    public static async Task WriteAsync(TextWriter output)
    {
        await output.WriteLineAsync("| readers | runs | nodes | databases | placing | deliveries/s a node | appends/s a database | follow reads/s a database | node cores | database cores | breaks first |");
        await output.WriteLineAsync("|---:|---:|---:|---:|---|---:|---:|---:|---:|---:|---|");
        foreach (var readers in new[] { 10_000L, 100_000, 1_000_000, 10_000_000 })
        {
            foreach (var together in new[] { false, true })
                await output.WriteLineAsync(Row(readers, readersPerRun: 2, together));
        }
    }

    /// <summary>Adds nodes and databases, one at a time, until nothing is overloaded.</summary>
    private static string Row(long readers, int readersPerRun, bool together)
    {
        var (nodes, databases) = (1, 1);
        while (true)
        {
            var load = Place(readers, readersPerRun, nodes, databases, together);
            if (load.NodeUse <= 1 && load.DatabaseUse <= 1)
                return Text($"| {readers:N0} | {readers / readersPerRun:N0} | {nodes} | {databases} | {(together ? "by id" : "at random")} | {load.Deliveries:N0} | {load.Appends:N0} | {load.Follows:N0} | {load.NodeCores:F1} | {load.DatabaseCores:F1} | {load.First} |");
            nodes += load.NodeUse > 1 ? Step(nodes, load.NodeUse) : 0;
            databases += load.DatabaseUse > 1 ? Step(databases, load.DatabaseUse) : 0;
        }
    }

    private static int Step(int count, double use) => Math.Max(1, (int)(count * Math.Min(0.5, (use - 1) / 2)));

    private static Load Place(long readers, int readersPerRun, int nodes, int databases, bool together)
    {
        var random = new Random(1);
        var runs = readers / readersPerRun;
        var sample = (int)Math.Min(runs, SampledRuns);
        var scale = (double)runs / sample;
        var (connections, deliveries, owned) = (new double[nodes], new double[nodes], new double[nodes]);
        var (appends, follows) = (new double[databases], new double[databases]);
        var here = new HashSet<int>();
        for (var run = 0; run < sample; run++)
        {
            var (owner, database) = (random.Next(nodes), random.Next(databases));
            owned[owner] += scale * EventsPerRun;
            appends[database] += scale * EventsPerRun;
            here.Clear();
            for (var reader = 0; reader < readersPerRun; reader++)
            {
                var node = together ? owner : random.Next(nodes);
                connections[node] += scale;
                deliveries[node] += scale * EventsPerRun;
                if (node != owner && here.Add(node))
                    follows[database] += scale * EventsPerRun;
            }
        }
        return new Load(connections.Max(), deliveries.Max(), owned.Max(), appends.Max(), follows.Max(), nodes, together || nodes == 1);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the busiest node and the busiest database have to do.</summary>
    private sealed record Load(double Connections, double Deliveries, double Owned, double Appends, double Follows, int Nodes, bool IsQuiet)
    {
        /// <summary>Every node commits to every database up to a hundred times a second: a commit interval of 10 ms.</summary>
        private double Commits => Math.Min(Appends, Nodes * 100.0);

        /// <summary>Each commit wakes the nodes that follow a running stream, which are all of them unless readers are where the runs are.</summary>
        private double Notifications => IsQuiet ? Commits : Commits * Nodes;

        public double NodeCores => Deliveries * DeliverySeconds + Owned * AppendSeconds;

        public double DatabaseCores =>
            Appends * StoredEventSeconds + Follows * FollowSeconds + Commits * CommitSeconds + Notifications * NotificationSeconds;

        public double NodeUse => Math.Max(Connections * ConnectionBytes / NodeBytes, NodeCores / (Cores * Usable));

        public double DatabaseUse => DatabaseCores / (Cores * Usable);

        public string First => (NodeUse >= DatabaseUse, Connections * ConnectionBytes / NodeBytes >= NodeCores / (Cores * Usable)) switch
        {
            (true, true) => "memory of a node",
            (true, false) => "processors of a node",
            _ when Notifications * NotificationSeconds > Appends * StoredEventSeconds + Follows * FollowSeconds => "notifications",
            _ => Follows * FollowSeconds > Appends * StoredEventSeconds ? "a database, by reads of other nodes" : "a database, by appends",
        };
    }
}
