using Sse.Primitives;
using Sse.Testing;

namespace Sse.Workflow.Tests;

public sealed class SnapshotFolderTests
{
    [Fact]
    public void Appended_ThreadPoolNeverComes_TheWriterReadsBeforeAnythingIsDropped()
    {
        var folder = new SnapshotFolder { Schedule = _ => { } };
        var stream = new EventStream("run", new EventStreamOptions { MaxEvents = 40 });
        folder.Attach(stream);
        for (var i = 0; i < 500; i++)
        {
            var frame = Problem(i);
            stream.TryAppendFrame(frame, isTerminal: false, out _).ShouldBeTrue();
            folder.Appended(frame.Length, TimeSpan.Zero);
        }

        stream.FirstAvailable.Sequence.ShouldBeGreaterThan(400);
        var snapshot = folder.Copy();
        snapshot.Rev.ShouldBe(500);
        snapshot.Totals["problems"].ShouldBe(500);
    }

    [Fact]
    public async Task Appended_MoreThanMemoryKeepsBeforeTheStoreConfirms_StateComesToTheHeadByItself()
    {
        var store = new FaultyEventStore(new InMemoryEventStore());
        await using var registry = new EventStreamRegistry(null, [store]);
        var folder = new SnapshotFolder();
        var stream = registry.Create("run", new EventStreamOptions { MaxEvents = 40, WriteSnapshot = folder.WriteTo });
        folder.Attach(stream);
        store.HoldWrites();
        for (var i = 0; i < 500; i++)
        {
            var frame = Problem(i);
            stream.TryAppendFrame(frame, isTerminal: false, out _).ShouldBeTrue();
            folder.Appended(frame.Length, TimeSpan.Zero);
        }

        store.ReleaseWrites();
        (await stream.FlushAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();

        await ShouldComeToAsync(500, folder);
    }

    [Fact]
    public async Task WriteTo_StreamThatMemoryHasOnlyTheEndOf_ComesToTheHeadForTheNextReader()
    {
        var shared = new InMemoryEventStore();
        await using var writer = new EventStreamRegistry(null, [shared]);
        var written = writer.Create("run");
        for (var i = 0; i < 500; i++)
            written.TryAppendFrame(Problem(i), isTerminal: false, out _).ShouldBeTrue();
        await written.FlushAsync(TestContext.Current.CancellationToken);
        await using var reader = new EventStreamRegistry(new EventStreamRegistryOptions { StoreOptions = { FollowWholeBytes = 0 } }, [shared]);
        var folder = new SnapshotFolder();
        folder.Attach((await reader.FindAsync("run", TestContext.Current.CancellationToken)).ShouldNotBeNull());

        folder.WriteTo(new System.Buffers.ArrayBufferWriter<byte>()).Sequence.ShouldBeLessThan(500);

        await ShouldComeToAsync(500, folder);
    }

    /// <summary>Asks for nothing but what a reader in a gap is sent.</summary>
    private static async Task ShouldComeToAsync(long sequence, SnapshotFolder folder)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (folder.WriteTo(new System.Buffers.ArrayBufferWriter<byte>()).Sequence < sequence)
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    private static byte[] Problem(int i) => System.Text.Encoding.UTF8.GetBytes(
        $$"""
        event: problem
        data: {"type":"problem","workflowId":"run","ts":"2026-01-01T00:00:00.000Z","t":0,"node":"0","rev":{{i + 1}},"code":"c{{i}}","message":"m"}


        """.ReplaceLineEndings("\n"));
}
