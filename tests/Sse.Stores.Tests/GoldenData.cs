using System.Text;
using Sse.Primitives;

namespace Sse.Stores.Tests;

/// <summary>
/// What the golden files of every version hold: a stream of two owners that is running, one with a hole that has ended, and a node; from version 2
/// on also a command to the owner of the running one.
/// </summary>
internal static class GoldenData
{
    private static readonly DateTimeOffset Created = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly StreamCommand Command = new("running", "cancel", "{\"by\":\"änn\"}") { Id = "019b8e2f-0c00-7000-8000-000000000001" };

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Golden", file);

    /// <summary>Writes the data with the current version: run once for each version, by hand.</summary>
    public static async Task WriteAsync(IEventStore store, CancellationToken token)
    {
        await store.InitializeAsync(token);
        var attributes = new StreamAttributes { Kind = "workflow", Name = "import", Status = "running", Tags = new Dictionary<string, string> { ["file"] = "ä \"1\".csv" } };
        await store.WriteAsync([new StreamWrite { StreamId = "running", Epoch = 7, Creation = new("node-a", Created, attributes), Chunks = [Chunk(7, 1, 2), Chunk(7, 3, 1)] }], token);
        await store.OpenAsync(new StreamOpening("running", "node-b", 9, Created), token);
        await store.WriteAsync([new StreamWrite { StreamId = "running", Epoch = 9, Chunks = [Chunk(9, 4, 2)] }], token);
        await store.WriteAsync([new StreamWrite { StreamId = "ended", Epoch = 8, Creation = new("node-a", Created, StreamAttributes.None), Chunks = [Chunk(8, 1, 1)] }], token);
        await store.WriteAsync([new StreamWrite { StreamId = "ended", Epoch = 8, Chunks = [Chunk(8, 5, 1)], IsTerminal = true, CompletedAt = Created.AddMinutes(1) }], token);
        await store.BeatAsync("node-a", token);
        await store.SendAsync(Command, token);
    }

    /// <summary>Expects the data, and goes on writing it.</summary>
    public static async Task VerifyAsync(IEventStore store, CancellationToken token, bool hasCommand)
    {
        (await store.ReceiveAsync("node-b", [], token)).ShouldBe(hasCommand ? [Command] : []);
        var pages = await store.ReadAsync([new("running", 0, 100_000), new("ended", 1, 100_000)], token);
        Text(pages[0]!).ShouldBe(Text(7, 1, 3) + Text(9, 4, 2));
        Text(pages[1]!).ShouldBe(Text(8, 5, 1));
        var (running, ended) = (pages[0]!.Stream, pages[1]!.Stream);
        (running.Epochs.ToString(), running.Owner, running.First, running.Head, running.IsCompleted).ShouldBe(("7-0 9-3", "node-b", 1, 5, false));
        (running.Attributes.Kind, running.Attributes.Name, running.Attributes.Status, running.Attributes.Tags["file"]).ShouldBe(("workflow", "import", "running", "ä \"1\".csv"));
        (ended.Head, ended.IsCompleted, ended.CompletedAt, ended.CreatedAt).ShouldBe((5, true, Created.AddMinutes(1), Created));
        (await store.ListAsync(new StreamQuery { Tags = new Dictionary<string, string> { ["file"] = "ä \"1\".csv" } }, token)).Streams.ShouldHaveSingleItem().Id.ShouldBe("running");
        (await store.BeatAsync("node-a", token)).ShouldContain(new StoreNode("node-a", 2));
        (await store.WriteAsync([new StreamWrite { StreamId = "running", Epoch = 9, Chunks = [Chunk(9, 6, 1)] }], token))[0].ShouldBe(new StreamWriteResult(StreamWriteOutcome.Written, 6));
    }

    private static StoredChunk Chunk(long epoch, long first, int count) => new(first, first + count - 1, Encoding.UTF8.GetBytes(Text(epoch, first, count)));

    private static string Text(long epoch, long first, int count) =>
        string.Concat(Enumerable.Range((int)first, count).Select(s => $"id: {new StreamPosition(epoch, s)}\nevent: e\ndata: {{\"n\":{s},\"text\":\"grün\"}}\n\n"));

    private static string Text(StoredPage page) => string.Concat(page.Chunks.Select(c => Encoding.UTF8.GetString(c.Frames.Span)));
}
