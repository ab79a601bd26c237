using Sse.Primitives;

namespace Sse.Testing;

/// <summary>Listing, searching and paging by attributes.</summary>
internal static class ListRules
{
    public static async Task AttributesAreKeptAndReplaced(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        var attributes = new StreamAttributes { Kind = "workflow", Name = "import", Status = "running", Tags = new Dictionary<string, string> { ["file"] = "ä\"'🙂.csv", ["user"] = "" } };
        await AddAsync(bench, store, "s", attributes, StoreBench.Now).ConfigureAwait(false);
        await bench.WriteOkAsync(store, StoreBench.Write("s", 7, 2, 0) with { Attributes = attributes with { Status = "failed" } }).ConfigureAwait(false);

        var found = (await store.FindAsync("s", bench.Token).ConfigureAwait(false))!.Attributes;
        bench.Equal((found.Kind, found.Name, found.Status), ("workflow", "import", "failed"));
        bench.Sequence(found.Tags.OrderBy(t => t.Key).Select(t => $"{t.Key}={t.Value}"), ["file=ä\"'🙂.csv", "user="]);
    }

    public static async Task EveryConditionNarrowsTheList(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        for (var i = 0; i < 24; i++)
        {
            var tags = new Dictionary<string, string> { ["half"] = $"{i % 2}", ["third"] = $"{i % 3}" };
            var attributes = new StreamAttributes { Kind = i < 12 ? "workflow" : "job", Name = $"name-{i % 4}", Status = i % 6 == 0 ? "failed" : "ok", Tags = tags };
            await AddAsync(bench, store, $"s{i:00}", attributes, StoreBench.Now.AddMinutes(i), terminal: i % 8 == 0).ConfigureAwait(false);
        }

        await ExpectAsync(bench, store, new() { Kind = "job" }, Enumerable.Range(12, 12)).ConfigureAwait(false);
        await ExpectAsync(bench, store, new() { Name = "name-1" }, [1, 5, 9, 13, 17, 21]).ConfigureAwait(false);
        await ExpectAsync(bench, store, new() { Status = "failed" }, [0, 6, 12, 18]).ConfigureAwait(false);
        await ExpectAsync(bench, store, new() { IsCompleted = true }, [0, 8, 16]).ConfigureAwait(false);
        await ExpectAsync(bench, store, new() { CreatedFrom = StoreBench.Now.AddMinutes(20), CreatedBefore = StoreBench.Now.AddMinutes(22) }, [20, 21]).ConfigureAwait(false);
        await ExpectAsync(bench, store, new() { Tags = new Dictionary<string, string> { ["third"] = "2" } }, [2, 5, 8, 11, 14, 17, 20, 23]).ConfigureAwait(false);
        await ExpectAsync(bench, store, new() { Tags = new Dictionary<string, string> { ["third"] = "2", ["half"] = "1" }, Kind = "workflow" }, [5, 11]).ConfigureAwait(false);
        await ExpectAsync(bench, store, new() { Kind = "workflow", Name = "name-0", Status = "ok", IsCompleted = false }, [4]).ConfigureAwait(false);
        await ExpectAsync(bench, store, new() { Name = "none" }, []).ConfigureAwait(false);
    }

    public static async Task PagesCoverTheListOnceEvenWhenTimesAreEqual(StoreBench bench)
    {
        var store = await bench.OpenAsync().ConfigureAwait(false);
        for (var i = 0; i < 25; i++)
            await AddAsync(bench, store, $"s{i:00}", StreamAttributes.None, StoreBench.Now.AddMinutes(i / 10)).ConfigureAwait(false);

        var (seen, after) = (new List<string>(), default(string));
        do
        {
            var page = await store.ListAsync(new StreamQuery { Limit = 4, After = after }, bench.Token).ConfigureAwait(false);
            bench.True(page.Streams.Count == 4 || page.Next is null, "only the last page is short");
            seen.AddRange(page.Streams.Select(s => s.Id));
            after = page.Next;
        }
        while (after is not null && seen.Count < 100);
        bench.Sequence(seen, Enumerable.Range(0, 25).Reverse().Select(i => $"s{i:00}"));
    }

    private static async Task ExpectAsync(StoreBench bench, IEventStore store, StreamQuery query, IEnumerable<int> numbers)
    {
        var page = await store.ListAsync(query, bench.Token).ConfigureAwait(false);
        bench.Sequence(page.Streams.Select(s => s.Id), numbers.Reverse().Select(i => $"s{i:00}"), $"the answer to {query}");
    }

    private static Task AddAsync(StoreBench bench, IEventStore store, string id, StreamAttributes attributes, DateTimeOffset created, bool terminal = false) =>
        bench.WriteOkAsync(store, StoreBench.Write(id, 7, 1, terminal: terminal) with { Creation = new StreamCreation("node-a", created, attributes) });
}
