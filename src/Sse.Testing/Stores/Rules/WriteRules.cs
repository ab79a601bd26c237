using Sse.Primitives;

namespace Sse.Testing;

/// <summary>Order, atomicity and repetition of writes.</summary>
internal static class WriteRules
{
    public static async Task WhatIsWrittenIsReadBackByteForByte(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, 3)).ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 4, 2)).ConfigureAwait(false);

        bench.Equal(await bench.ReadTextAsync(store, "s").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(7, 1, 5)));
    }

    public static async Task EveryByteValueSurvives(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        byte[] frame = [.. "id: 7-1\ndata: "u8, .. Enumerable.Range(0, 256).Select(b => (byte)b).Where(b => b != '\n'), .. "\n\n"u8];
        await bench.WriteOkAsync(store, new StreamWrite
        {
            StreamId = "s",
            Epoch = 7,
            Creation = new StreamCreation("node-a", StoreBench.Now, StreamAttributes.None),
            Chunks = [new StoredChunk(1, 1, frame)],
        }).ConfigureAwait(false);

        var page = (await store.ReadAsync([new StreamRead("s", 0, 10_000)], bench.Token).ConfigureAwait(false))[0];
        bench.True(page!.Chunks[0].Frames.Span.SequenceEqual(frame), "bytes come back as they were, NUL and non-UTF-8 included");
    }

    public static async Task ARepeatedWriteIsTakenOnce(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        var write = StoreBench.Write("s", 7, 1, 3);
        await bench.WriteOkAsync(store, write).ConfigureAwait(false);
        await bench.WriteOkAsync(store, write).ConfigureAwait(false);

        bench.Equal(await bench.ReadTextAsync(store, "s").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(7, 1, 3)));
    }

    public static async Task AWriteThatOverlapsIsRefusedWithTheHead(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, 3)).ConfigureAwait(false);

        bench.Equal(await bench.WriteAsync(store, StoreBench.Write("s", 7, 2, 5)).ConfigureAwait(false), new StreamWriteResult(StreamWriteOutcome.Overlaps, 3));
        bench.Equal(await bench.ReadTextAsync(store, "s").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(7, 1, 3)));
    }

    public static async Task AHoleIsKeptAsAHole(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, 3)).ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 10, 2)).ConfigureAwait(false);

        var page = (await store.ReadAsync([new StreamRead("s", 3, 10_000)], bench.Token).ConfigureAwait(false))[0];
        bench.Sequence(page!.Chunks.Select(c => (c.FirstSequence, c.LastSequence)), [(10L, 11L)]);
        bench.Equal(page.Stream.Head, 11);
    }

    public static async Task ARefusedWriteDoesNotHinderTheOthersOfItsCommit(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("taken", 7, 1)).ConfigureAwait(false);

        var results = await store.WriteAsync(
            [StoreBench.Write("a", 8, 1, 2), StoreBench.Write("taken", 8, 1), StoreBench.Write("unknown", 8, 5), StoreBench.Write("b", 8, 1, 4)],
            bench.Token).ConfigureAwait(false);

        bench.Sequence(results.Select(r => r.Outcome),
            [StreamWriteOutcome.Written, StreamWriteOutcome.Exists, StreamWriteOutcome.Fenced, StreamWriteOutcome.Written]);
        bench.Equal(await bench.ReadTextAsync(store, "a").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(8, 1, 2)));
        bench.Equal(await bench.ReadTextAsync(store, "b").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(8, 1, 4)));
        bench.Equal(await bench.ReadTextAsync(store, "taken").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(7, 1)));
    }

    public static async Task SeveralChunksOfOneStreamAreOneWrite(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, new StreamWrite
        {
            StreamId = "s",
            Epoch = 7,
            Creation = new StreamCreation("node-a", StoreBench.Now, StreamAttributes.None),
            Chunks = [StoreBench.Chunk(7, 1, 3), StoreBench.Chunk(7, 4, 100), StoreBench.Chunk(7, 104, 1, size: 100_000)],
        }).ConfigureAwait(false);

        bench.Equal(await bench.ReadTextAsync(store, "s").ConfigureAwait(false),
            StoreBench.Text(StoreBench.Chunk(7, 1, 103)) + StoreBench.Text(StoreBench.Chunk(7, 104, 1, size: 100_000)));
    }

    public static async Task NothingFollowsTheTerminalEvent(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, 3, terminal: true)).ConfigureAwait(false);

        bench.Equal((await bench.WriteAsync(store, StoreBench.Write("s", 7, 4)).ConfigureAwait(false)).Outcome, StreamWriteOutcome.Fenced);
        var stream = await store.FindAsync("s", bench.Token).ConfigureAwait(false);
        bench.Equal((stream!.IsCompleted, stream.Head, stream.CompletedAt), (true, 3, StoreBench.Now));
    }

    public static async Task WhatWasConfirmedIsThereForAProcessThatStartsAfterwards(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 1, 500)).ConfigureAwait(false);
        await bench.DisposeStoresAsync().ConfigureAwait(false);

        var next = await bench.OpenAsync().ConfigureAwait(false);
        bench.Equal(await bench.ReadTextAsync(next, "s").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(7, 1, 500)));
        await bench.WriteOkAsync(next, StoreBench.Write("s", 7, 501)).ConfigureAwait(false);
    }

    public static async Task ManyStreamsInOneCommitAllArrive(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        var ids = Enumerable.Range(0, 2_000).Select(i => $"run-{i}").ToList();
        foreach (var first in new[] { 1, 3 })
        {
            var results = await store.WriteAsync([.. ids.Select(id => StoreBench.Write(id, 7, first, 2))], bench.Token).ConfigureAwait(false);
            bench.True(results.All(r => r == new StreamWriteResult(StreamWriteOutcome.Written, first + 1)), "all writes are accepted");
        }
        var pages = await store.ReadAsync([.. ids.Select(id => new StreamRead(id, 1, 10_000))], bench.Token).ConfigureAwait(false);
        bench.True(pages.All(p => p!.Stream.Head == 4 && p.Chunks[^1].LastSequence == 4), "all streams have four events");
    }

    public static async Task ConcurrentWritersOfDifferentStreamsDoNotMix(StoreBench bench)
    {
        var stores = new[] { await bench.OpenAsync().ConfigureAwait(false), await bench.OpenAsync().ConfigureAwait(false) };
        await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await bench.WriteOkAsync(stores[w % 2], StoreBench.Write($"w-{w}", 7 + w, 1 + i * 5, 5)).ConfigureAwait(false);
        }))).ConfigureAwait(false);

        for (var w = 0; w < 8; w++)
            bench.Equal(await bench.ReadTextAsync(stores[1 - w % 2], $"w-{w}").ConfigureAwait(false), StoreBench.Text(StoreBench.Chunk(7 + w, 1, 100)));
    }
}
