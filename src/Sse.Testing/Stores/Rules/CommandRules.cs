using Sse.Primitives;

namespace Sse.Testing;

/// <summary>Commands reach whoever owns the stream, until it has handled them.</summary>
internal static class CommandRules
{
    public static async Task ACommandWaitsForTheOwnerOfItsStream(StoreBench bench)
    {
        var (sender, owner) = (await bench.OpenAsync().ConfigureAwait(false), await bench.OpenAsync().ConfigureAwait(false));
        await bench.WriteOkAsync(owner, StoreBench.Write("s", 7, 1, owner: "node-a")).ConfigureAwait(false);
        await bench.WriteOkAsync(owner, StoreBench.Write("t", 8, 1, owner: "node-b")).ConfigureAwait(false);
        var command = new StreamCommand("s", "cancel", "{\"by\":\"\u00e4da\"}");

        bench.Equal(await sender.SendAsync(command, bench.Token).ConfigureAwait(false), true);

        bench.Equal((await owner.ReceiveAsync("node-b", [], bench.Token).ConfigureAwait(false)).Count, 0);
        bench.Sequence(await owner.ReceiveAsync("node-a", [], bench.Token).ConfigureAwait(false), [command]);
    }

    public static async Task ACommandComesUntilItIsHandled(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, owner: "node-a")).ConfigureAwait(false);
        var (cancel, pause) = (new StreamCommand("s", "cancel", ""), new StreamCommand("s", "pause", ""));
        await store.SendAsync(cancel, bench.Token).ConfigureAwait(false);
        await store.SendAsync(pause, bench.Token).ConfigureAwait(false);

        bench.Sequence(await IdsAsync(store, bench).ConfigureAwait(false), Sorted(cancel.Id, pause.Id));
        bench.Sequence(await IdsAsync(store, bench).ConfigureAwait(false), Sorted(cancel.Id, pause.Id));
        bench.Sequence(await IdsAsync(store, bench, cancel.Id).ConfigureAwait(false), [pause.Id]);
        bench.Sequence(await IdsAsync(store, bench).ConfigureAwait(false), [pause.Id]);
    }

    public static async Task OfOneNameOneCommandWaits(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, owner: "node-a")).ConfigureAwait(false);
        var first = new StreamCommand("s", "cancel", "first");
        await store.SendAsync(first, bench.Token).ConfigureAwait(false);

        bench.Equal(await store.SendAsync(new StreamCommand("s", "cancel", "second"), bench.Token).ConfigureAwait(false), true);

        bench.Sequence(await store.ReceiveAsync("node-a", [], bench.Token).ConfigureAwait(false), [first]);
        bench.Sequence(await IdsAsync(store, bench, first.Id).ConfigureAwait(false), []);
        var third = new StreamCommand("s", "cancel", "third");
        await store.SendAsync(third, bench.Token).ConfigureAwait(false);
        bench.Sequence(await store.ReceiveAsync("node-a", [], bench.Token).ConfigureAwait(false), [third]);
    }

    public static async Task ACommandGoesWithItsStreamToTheNextOwner(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, owner: "node-a")).ConfigureAwait(false);
        var command = new StreamCommand("s", "cancel", "");
        await store.SendAsync(command, bench.Token).ConfigureAwait(false);
        await store.OpenAsync(new StreamOpening("s", "node-b", 9, StoreBench.Now), bench.Token).ConfigureAwait(false);

        bench.Equal((await store.ReceiveAsync("node-a", [], bench.Token).ConfigureAwait(false)).Count, 0);
        bench.Sequence(await store.ReceiveAsync("node-b", [], bench.Token).ConfigureAwait(false), [command]);
    }

    public static async Task WhatHasEndedTakesNoCommands(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, owner: "node-a")).ConfigureAwait(false);
        await store.SendAsync(new StreamCommand("s", "cancel", ""), bench.Token).ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 2, terminal: true) with { Creation = null }).ConfigureAwait(false);

        bench.Equal((await store.ReceiveAsync("node-a", [], bench.Token).ConfigureAwait(false)).Count, 0);
        bench.Equal(await store.SendAsync(new StreamCommand("s", "cancel", ""), bench.Token).ConfigureAwait(false), false);
        bench.Equal(await store.SendAsync(new StreamCommand("nobody", "cancel", ""), bench.Token).ConfigureAwait(false), false);

        var again = StoreBench.Write("s", 11, 1, owner: "node-a");
        await bench.WriteOkAsync(store, again with { Creation = again.Creation! with { ReplacesCompleted = true } }).ConfigureAwait(false);
        bench.Equal((await store.ReceiveAsync("node-a", [], bench.Token).ConfigureAwait(false)).Count, 0);
    }

    private static async Task<IEnumerable<string>> IdsAsync(IEventStore store, StoreBench bench, params string[] handled) =>
        Sorted([.. (await store.ReceiveAsync("node-a", handled, bench.Token).ConfigureAwait(false)).Select(c => c.Id)]);

    private static IEnumerable<string> Sorted(params string[] ids) => ids.Order(StringComparer.Ordinal);
}
