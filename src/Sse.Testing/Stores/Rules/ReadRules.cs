using Sse.Primitives;

namespace Sse.Testing;

/// <summary>Reading from any position, in pages, while others write.</summary>
internal static class ReadRules
{
    public static async Task AnUnknownStreamIsNull(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);

        bench.True(await store.FindAsync("none", bench.Token).ConfigureAwait(false) is null, "an unknown stream is not found");
        bench.True((await store.ReadAsync([new StreamRead("none", 0, 100)], bench.Token).ConfigureAwait(false))[0] is null, "an unknown stream has no page");
    }

    public static async Task FromEveryPositionTheRestIsRead(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        for (var first = 1; first <= 40; first += 4)
            await bench.WriteOkAsync(store, StoreBench.Write("s", 7, first, 4)).ConfigureAwait(false);

        for (var after = 0; after <= 40; after++)
        {
            bench.Equal(await bench.ReadTextAsync(store, "s", after, pageBytes: 300).ConfigureAwait(false),
                after == 40 ? "" : StoreBench.Text(StoreBench.Chunk(7, after + 1, 40 - after)), $"the text after {after}");
        }
    }

    public static async Task APageIsBoundedAndNeverEmptyWhileThereIsMore(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        for (var first = 1; first <= 100; first += 10)
            await bench.WriteOkAsync(store, StoreBench.Write("s", 7, first, 10)).ConfigureAwait(false);

        var chunkBytes = StoreBench.Chunk(7, 1, 10).Frames.Length;
        var page = (await store.ReadAsync([new StreamRead("s", 0, 1)], bench.Token).ConfigureAwait(false))[0]!;
        bench.Equal(page.Chunks.Count, 1);
        page = (await store.ReadAsync([new StreamRead("s", 20, chunkBytes * 3)], bench.Token).ConfigureAwait(false))[0]!;
        bench.True(page.Chunks.Count is 3 or 4 && page.Chunks[0].FirstSequence == 21, "a page stops with the chunk that reaches the limit");
        bench.Equal(page.Stream.Head, 100);
    }

    public static async Task ManyStreamsAreReadInTheOrderAskedFor(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("a", 7, 1, 2)).ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("b", 8, 1, 3)).ConfigureAwait(false);

        var pages = await store.ReadAsync([new("b", 1, 1_000), new("none", 0, 1_000), new("a", 0, 1_000), new("a", 2, 1_000)], bench.Token).ConfigureAwait(false);

        bench.Sequence(pages.Select(p => p is null ? "none" : $"{p.Stream.Id}:{p.Chunks.Count}"), ["b:1", "none", "a:1", "a:0"]);
    }

    public static async Task AReaderBesideAWriterSeesEveryEventOnce(StoreBench bench)
    {
        var (writer, reader) = (await bench.OpenAsync().ConfigureAwait(false), await bench.OpenAsync().ConfigureAwait(false));
        const int Commits = 100, Each = 7;
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < Commits; i++)
                await bench.WriteOkAsync(writer, StoreBench.Write("s", 7, 1 + i * Each, Each)).ConfigureAwait(false);
        });
        var (after, rounds) = (0L, 0);
        while (after < Commits * Each)
        {
            bench.Token.ThrowIfCancellationRequested();
            if (writing.IsFaulted)
                await writing.ConfigureAwait(false);
            var page = (await reader.ReadAsync([new StreamRead("s", after, 4_000)], bench.Token).ConfigureAwait(false))[0];
            foreach (var chunk in page?.Chunks ?? [])
            {
                bench.Equal(chunk.FirstSequence, after + 1);
                bench.Equal(StoreBench.Text(chunk), StoreBench.Text(StoreBench.Chunk(7, chunk.FirstSequence, (int)(chunk.LastSequence - after))));
                after = chunk.LastSequence;
            }
            bench.True(page is null || page.Stream.Head >= after, "a page's head is not behind its chunks");
            rounds++;
        }
        await writing.ConfigureAwait(false);
        bench.True(rounds > 1, "the reader looked more than once");
    }

    public static async Task ABigStreamIsReplayedInPages(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        const int Events = 20_000, Each = 200;
        for (var first = 1; first <= Events; first += Each)
            await bench.WriteOkAsync(store, StoreBench.Write("s", 7, first, Each)).ConfigureAwait(false);

        var text = await bench.ReadTextAsync(store, "s", pageBytes: 64 * 1024).ConfigureAwait(false);
        bench.True(text == StoreBench.Text(StoreBench.Chunk(7, 1, Events)), "20,000 events come back in order, unchanged");
        bench.Equal((await store.FindAsync("s", bench.Token).ConfigureAwait(false))!.Bytes, text.Length);
    }

    public static async Task AWatcherHearsOfWritesByAnyNode(StoreBench bench)
    {
        var (a, b) = (await bench.OpenAsync().ConfigureAwait(false), await bench.OpenAsync().ConfigureAwait(false));
        await bench.WriteOkAsync(a, StoreBench.Write("s", 7, 1)).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(bench.Token);
        var heard = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        var watching = Task.Run(async () =>
        {
            var first = true;
            await foreach (var change in b.WatchAsync(stop.Token).ConfigureAwait(false))
            {
                started.TrySetResult();
                if (!first && change.Concerns("s"))
                    heard.TrySetResult();
                first = false;
            }
        });
        await started.Task.WaitAsync(bench.Token).ConfigureAwait(false);

        await bench.WriteOkAsync(a, StoreBench.Write("s", 7, 2)).ConfigureAwait(false);

        await heard.Task.WaitAsync(bench.Token).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await watching.ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
    }
}
