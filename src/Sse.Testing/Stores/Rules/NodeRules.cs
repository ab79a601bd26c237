using Sse.Primitives;

namespace Sse.Testing;

/// <summary>Heartbeats, and the streams of nodes that died.</summary>
internal static class NodeRules
{
    public static async Task EveryBeatRaisesTheNodesOwnCount(StoreBench bench)
    {
        var (a, b) = (await bench.OpenAsync().ConfigureAwait(false), await bench.OpenAsync().ConfigureAwait(false));
        await a.BeatAsync("node-a", bench.Token).ConfigureAwait(false);
        await b.BeatAsync("node-b", bench.Token).ConfigureAwait(false);

        var nodes = await a.BeatAsync("node-a", bench.Token).ConfigureAwait(false);

        bench.Sequence(nodes.OrderBy(n => n.Id).Select(n => $"{n.Id}:{n.Beat}"), ["node-a:2", "node-b:1"]);
    }

    public static async Task ANodeThatLeavesIsForgotten(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await store.BeatAsync("node-a", bench.Token).ConfigureAwait(false);
        await store.LeaveAsync("node-a", bench.Token).ConfigureAwait(false);

        bench.Sequence((await store.BeatAsync("node-b", bench.Token).ConfigureAwait(false)).Select(n => n.Id), ["node-b"]);
    }

    public static async Task OrphansAreTheRunningStreamsOfOtherThanLivingNodes(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("dead-1", 7, 1, owner: "dead")).ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("done", 7, 1, terminal: true, owner: "dead")).ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("living", 7, 1, owner: "alive")).ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("dead-2", 7, 1, owner: "dead too")).ConfigureAwait(false);

        var orphans = await store.FindOrphansAsync(["alive", "other"], 10, bench.Token).ConfigureAwait(false);
        bench.Sequence(orphans.Select(s => s.Id).Order(), ["dead-1", "dead-2"]);
        bench.Equal((await store.FindOrphansAsync(["alive"], 1, bench.Token).ConfigureAwait(false)).Count, 1);

        await store.OpenAsync(new StreamOpening("dead-1", "alive", 9, StoreBench.Now) { From = 7 }, bench.Token).ConfigureAwait(false);
        bench.Sequence((await store.FindOrphansAsync(["alive"], 10, bench.Token).ConfigureAwait(false)).Select(s => s.Id), ["dead-2"]);
    }
}
