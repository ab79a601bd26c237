using Sse.Primitives;

namespace Sse.Testing;

/// <summary>Epochs and fencing: a stream has one writer.</summary>
internal static class OwnershipRules
{
    public static async Task CreatingATakenIdIsRefused(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, 2)).ConfigureAwait(false);

        bench.Equal((await bench.WriteAsync(store, StoreBench.Write("s", 9, 1, 2)).ConfigureAwait(false)).Outcome, StreamWriteOutcome.Exists);
        bench.Equal((await store.FindAsync("s", bench.Token).ConfigureAwait(false))!.Epochs.ToString(), "7-0");
    }

    public static async Task ACompletedStreamMakesWayForANewOneThatAsks(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, 5)).ConfigureAwait(false);
        bench.Equal((await bench.WriteAsync(store, Replacing(9)).ConfigureAwait(false)).Outcome, StreamWriteOutcome.Exists);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 6, terminal: true)).ConfigureAwait(false);

        var replacing = Replacing(9);
        await bench.WriteOkAsync(store, replacing).ConfigureAwait(false);
        await bench.WriteOkAsync(store, replacing).ConfigureAwait(false);

        bench.Equal(await bench.ReadTextAsync(store, "s").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(9, 1, 2)));
        bench.Equal((await store.FindAsync("s", bench.Token).ConfigureAwait(false))!.Epochs.ToString(), "9-0");

        static StreamWrite Replacing(long epoch)
        {
            var write = StoreBench.Write("s", epoch, 1, 2, terminal: true);
            return write with { Creation = write.Creation! with { ReplacesCompleted = true } };
        }
    }

    public static async Task TakingOverFencesTheOldWriterAndKeepsTheSequence(StoreBench bench)
    {
        var (a, b) = (await bench.OpenAsync().ConfigureAwait(false), await bench.OpenAsync().ConfigureAwait(false));
        await bench.WriteOkAsync(a, StoreBench.Write("s", 7, 1, 3)).ConfigureAwait(false);

        var opened = await b.OpenAsync(new StreamOpening("s", "node-b", 9, StoreBench.Now), bench.Token).ConfigureAwait(false);
        bench.Equal((opened.Outcome, opened.Stream!.Owner, opened.Stream.Head), (StreamOpenOutcome.Opened, "node-b", 3));
        bench.Equal(opened.Stream.Epochs.ToString(), "7-0 9-3");

        bench.Equal((await bench.WriteAsync(a, StoreBench.Write("s", 7, 4)).ConfigureAwait(false)).Outcome, StreamWriteOutcome.Fenced);
        await bench.WriteOkAsync(b, StoreBench.Write("s", 9, 4, 2)).ConfigureAwait(false);
        bench.Equal(await bench.ReadTextAsync(a, "s").ConfigureAwait(false),
            StoreBench.Text(StoreBench.Chunk(7, 1, 3)) + StoreBench.Text(StoreBench.Chunk(9, 4, 2)));
    }

    public static async Task AnEpochIsAlwaysAboveTheLast(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 1_000, 1)).ConfigureAwait(false);

        var opened = await store.OpenAsync(new StreamOpening("s", "late clock", 5, StoreBench.Now), bench.Token).ConfigureAwait(false);
        bench.Equal(opened.Stream!.Epochs.Current, 1_001);
    }

    public static async Task OpeningAnUnknownIdCreatesTheStream(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        var opening = new StreamOpening("s", "node-a", 7, StoreBench.Now) { Attributes = new StreamAttributes { Name = "n" } };

        bench.Equal((await store.OpenAsync(opening, bench.Token).ConfigureAwait(false)).Outcome, StreamOpenOutcome.Opened);

        var stream = (await store.FindAsync("s", bench.Token).ConfigureAwait(false))!;
        bench.Equal((stream.First, stream.Head, stream.Owner, stream.CreatedAt, stream.Attributes.Name), (1, 0, "node-a", StoreBench.Now, "n"));
    }

    public static async Task ACompletedStreamIsNotTakenOver(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, terminal: true)).ConfigureAwait(false);

        var opened = await store.OpenAsync(new StreamOpening("s", "node-b", 9, StoreBench.Now), bench.Token).ConfigureAwait(false);
        bench.Equal((opened.Outcome, opened.Stream!.Owner, opened.Stream.Epochs.Current), (StreamOpenOutcome.Completed, "node-a", 7));
    }

    public static async Task OnlyOneOfManyTakesOverFromAnEpoch(StoreBench bench)
    {
        var stores = new List<IEventStore>();
        for (var i = 0; i < 4; i++)
            stores.Add(await bench.OpenAsync().ConfigureAwait(false));
        await bench.WriteOkAsync(stores[0], StoreBench.Write("s", 7, 1)).ConfigureAwait(false);

        var results = await Task.WhenAll(stores.Select((store, i) => Task.Run(async () =>
            await store.OpenAsync(new StreamOpening("s", $"node-{i}", 9 + i, StoreBench.Now) { From = 7 }, bench.Token).ConfigureAwait(false)))).ConfigureAwait(false);

        bench.Equal(results.Count(r => r.Outcome == StreamOpenOutcome.Opened), 1);
        bench.Equal(results.Count(r => r.Outcome == StreamOpenOutcome.Moved), 3);
        bench.Equal((await stores[0].OpenAsync(new StreamOpening("none", "n", 9, StoreBench.Now) { From = 7 }, bench.Token).ConfigureAwait(false)).Outcome, StreamOpenOutcome.Moved);
    }

    public static async Task TwoOwnersThatFightNeverInterleave(StoreBench bench)
    {
        var stores = new[] { await bench.OpenAsync().ConfigureAwait(false), await bench.OpenAsync().ConfigureAwait(false) };
        await bench.WriteOkAsync(stores[0], StoreBench.Write("s", 7, 1)).ConfigureAwait(false);

        await Task.WhenAll(stores.Select((store, i) => Task.Run(() => FightAsync(bench, store, $"node-{i}")))).ConfigureAwait(false);

        var stream = (await stores[0].FindAsync("s", bench.Token).ConfigureAwait(false))!;
        var expected = string.Concat(Enumerable.Range(1, (int)stream.Head).Select(s => StoreBench.Text(StoreBench.Chunk(stream.Epochs.At(s), s))));
        bench.Equal(await bench.ReadTextAsync(stores[1], "s").ConfigureAwait(false), expected);
        bench.True(stream.Epochs.Count > 2, "both owners have taken the stream over");
    }

    /// <summary>Takes the stream again and again, and writes one event at a time until fenced out.</summary>
    private static async Task FightAsync(StoreBench bench, IEventStore store, string owner)
    {
        for (var round = 0; round < 20; round++)
        {
            var opened = await store.OpenAsync(new StreamOpening("s", owner, 8, StoreBench.Now), bench.Token).ConfigureAwait(false);
            var (epoch, head) = (opened.Stream!.Epochs.Current, opened.Stream.Head);
            for (var i = 0; i < 5; i++)
            {
                var result = await bench.WriteAsync(store, StoreBench.Write("s", epoch, ++head) with { Creation = null }).ConfigureAwait(false);
                if (result.Outcome == StreamWriteOutcome.Fenced)
                    break;
                bench.Equal(result, new StreamWriteResult(StreamWriteOutcome.Written, head));
            }
        }
    }
}
