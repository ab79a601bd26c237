using Sse.Primitives;

namespace Sse.Testing;

/// <summary>Retention drops from the head, and only what it was told to.</summary>
internal static class RetentionRules
{
    public static async Task CompletedStreamsGoWhenTheirTimeIsOver(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("old", 7, 1, 3, terminal: true) with { CompletedAt = StoreBench.Now.AddHours(-2) }).ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("recent", 7, 1, 3, terminal: true)).ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("running", 7, 1, 3)).ConfigureAwait(false);

        await TrimAsync(bench, store, new StoreRetention(CompletedBefore: StoreBench.Now.AddHours(-1))).ConfigureAwait(false);

        bench.True(await store.FindAsync("old", bench.Token).ConfigureAwait(false) is null, "the old stream is gone");
        bench.Equal(await bench.ReadTextAsync(store, "recent").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(7, 1, 3)));
        bench.Equal(await bench.ReadTextAsync(store, "running").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(7, 1, 3)));
        await bench.WriteOkAsync(store, StoreBench.Write("old", 9, 1)).ConfigureAwait(false);
        bench.Equal(await bench.ReadTextAsync(store, "old").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(9, 1)));
    }

    public static async Task ALongStreamLosesItsOldestChunks(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        for (var first = 1; first <= 100; first += 10)
            await bench.WriteOkAsync(store, StoreBench.Write("s", 7, first, 10)).ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("short", 7, 1, 5)).ConfigureAwait(false);

        await TrimAsync(bench, store, new StoreRetention(MaxEvents: 25)).ConfigureAwait(false);

        var stream = (await store.FindAsync("s", bench.Token).ConfigureAwait(false))!;
        bench.Equal((stream.First, stream.Head), (71, 100));
        bench.Equal(stream.Bytes, StoreBench.Chunk(7, 71, 30).Frames.Length);
        bench.Equal(await bench.ReadTextAsync(store, "s").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(7, 71, 30)));
        bench.Equal(await bench.ReadTextAsync(store, "short").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(7, 1, 5)));
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 101)).ConfigureAwait(false);
    }

    public static async Task ALargeStreamIsCutToItsBytesAndKeepsTheNewest(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        for (var first = 1; first <= 100; first += 10)
            await bench.WriteOkAsync(store, StoreBench.Write("s", 7, first, 10)).ConfigureAwait(false);

        await TrimAsync(bench, store, new StoreRetention(MaxBytes: StoreBench.Chunk(7, 11, 10).Frames.Length * 2 + 10)).ConfigureAwait(false);
        bench.Equal((await store.FindAsync("s", bench.Token).ConfigureAwait(false))!.First, 71);

        await TrimAsync(bench, store, new StoreRetention(MaxBytes: 1)).ConfigureAwait(false);
        bench.Equal((await store.FindAsync("s", bench.Token).ConfigureAwait(false))!.First, 91);
    }

    public static async Task ADeletedStreamIsGoneAndItsWriterFenced(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, 3)).ConfigureAwait(false);

        bench.True(await store.DeleteAsync("s", bench.Token).ConfigureAwait(false), "deleting says that there was a stream");
        bench.True(!await store.DeleteAsync("s", bench.Token).ConfigureAwait(false), "deleting again says that there was none");
        bench.True(await store.FindAsync("s", bench.Token).ConfigureAwait(false) is null, "the stream is gone");
        bench.Equal((await bench.WriteAsync(store, StoreBench.Write("s", 7, 4)).ConfigureAwait(false)).Outcome, StreamWriteOutcome.Fenced);
    }

    private static async Task TrimAsync(StoreBench bench, IEventStore store, StoreRetention retention)
    {
        var rounds = 0;
        while (await store.TrimAsync(retention, bench.Token).ConfigureAwait(false))
            bench.True(++rounds < 10_000, "trimming comes to an end");
    }
}
