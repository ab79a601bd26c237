using System.IO.Pipelines;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace Sse.Primitives.Tests.Wire;

public sealed class SseReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAllAsync_Items_CarryTypeDataIdAndRetry()
    {
        await using var reader = Over("data: a\n\nretry: 5\nid: 1\nevent: step\ndata: b\n\ndata: c\n\n");

        var items = await ToListAsync(reader.ReadAllAsync(Ct));

        items.Select(i => (i.EventType, i.Data, i.EventId, i.ReconnectionInterval)).ShouldBe(
        [
            ("message", "a", null, null),
            ("step", "b", "1", TimeSpan.FromMilliseconds(5)),
            ("message", "c", "1", null),
        ]);
        reader.ReconnectionInterval.ShouldBe(TimeSpan.FromMilliseconds(5));
    }

    [Fact]
    public async Task ReadAllAsync_RepeatedTypesAndIds_AreTheSameStrings()
    {
        string events = string.Concat(Enumerable.Repeat("event: step\ndata: x\n\nid: 1\nevent: done\ndata: x\n\n", 3));
        await using var reader = Over(events);

        var items = await ToListAsync(reader.ReadAllAsync(Ct));

        items.Where(i => i.EventType == "step").ShouldAllBe(i => ReferenceEquals(i.EventType, items[0].EventType));
        items.Where(i => i.EventType == "done").ShouldAllBe(i => ReferenceEquals(i.EventType, items[1].EventType));
        items.Skip(1).ShouldAllBe(i => ReferenceEquals(i.EventId, items[1].EventId));
    }

    [Fact]
    public async Task ReadAllAsync_MoreTypesThanAreKept_AreAllRight()
    {
        var types = Enumerable.Range(0, 500).Select(i => $"type-{i % 250}").ToList();
        await using var reader = Over(string.Concat(types.Select(t => $"event: {t}\ndata: x\n\n")));

        (await ToListAsync(reader.ReadAllAsync(Ct))).Select(i => i.EventType).ShouldBe(types);
    }

    [Fact]
    public async Task ReadAllAsync_Json_ReadsTheBytesOfEachEvent()
    {
        await using var reader = Over("id: 1\nevent: sample\ndata: {\"Name\":\"\u00E9\",\ndata: \"Value\":7}\n\ndata: {\"Name\":\"b\",\"Value\":8}\n\n");

        var items = await ToListAsync(reader.ReadAllAsync(SampleJson.Default.Sample, Ct));

        items.Select(i => (i.EventType, i.Data, i.EventId)).ShouldBe(
            [("sample", new Sample("\u00E9", 7), "1"), ("message", new Sample("b", 8), "1")]);
    }

    [Fact]
    public async Task ReadAllAsync_JsonThatIsNot_ThrowsAndTheNextReadGoesOn()
    {
        await using var reader = Over("data: {\n\nid: 2\ndata: {\"Name\":\"b\",\"Value\":8}\n\n");

        await Should.ThrowAsync<JsonException>(async () => await ToListAsync(reader.ReadAllAsync(SampleJson.Default.Sample, Ct)));

        var rest = await ToListAsync(reader.ReadAllAsync(SampleJson.Default.Sample, Ct));
        rest.ShouldHaveSingleItem().Data.ShouldBe(new Sample("b", 8));
    }

    [Theory]
    [InlineData("data: a\n\n")]
    [InlineData("data: a\r\r")]
    [InlineData("data: a\r\n\r\n")]
    [InlineData("data: a\r\n\r")]
    public async Task ReadAllAsync_StreamThatFallsSilentAfterAnEvent_HasDeliveredIt(string events)
    {
        await using var reader = new SseReader(new ChunkStream([Encoding.UTF8.GetBytes(events)], staysOpen: true));
        await using var items = reader.ReadAllAsync(Ct).GetAsyncEnumerator(Ct);

        var first = items.MoveNextAsync();

        first.IsCompletedSuccessfully.ShouldBeTrue("no further byte may be needed");
        (await first).ShouldBeTrue();
        items.Current.Data.ShouldBe("a");
    }

    [Fact]
    public async Task ReadAllAsync_CommentsAndEvents_AreReportedInOrder()
    {
        var seen = new List<string>();
        await using var reader = new SseReader(new ChunkStream([": 1\ndata: a\n: 2\n\n: 3\n"u8.ToArray()]), new() { OnComment = seen.Add });
        await foreach (var item in reader.ReadAllAsync(Ct))
            seen.Add(item.Data);
        seen.ShouldBe(["1", "2", "a", "3"]);
    }

    [Fact]
    public async Task ReadAllAsync_TokenSignalled_EndsAPendingRead()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var reader = new SseReader(new ChunkStream([], staysOpen: true));
        await using var items = reader.ReadAllAsync(stop.Token).GetAsyncEnumerator(Ct);
        var pending = items.MoveNextAsync();

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await pending);
    }

    [Fact]
    public async Task ReadAllAsync_TokenSignalledBetweenEvents_EndsBeforeTheNextRead()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var reader = new SseReader(new ChunkStream(["data: a\n\n"u8.ToArray()], staysOpen: true));

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in reader.ReadAllAsync(stop.Token))
                await stop.CancelAsync();
        });
    }

    [Fact]
    public async Task ReadAllAsync_LeftEarly_GoesOnWithTheNextEvent()
    {
        await using var reader = Over("data: a\n\ndata: b\n\ndata: c\n\n");
        await foreach (var item in reader.ReadAllAsync(Ct))
        {
            item.Data.ShouldBe("a");
            break;
        }

        (await ToListAsync(reader.ReadAllAsync(Ct))).Select(i => i.Data).ShouldBe(["b", "c"]);
    }

    [Fact]
    public async Task LastEventId_EventCutOffByTheEnd_LeavesNoTrace()
    {
        await using var reader = Over("id: 1\ndata: a\n\nid: 2\nevent: x\ndata: b\n");
        (await ToListAsync(reader.ReadAllAsync(Ct))).Count.ShouldBe(1);
        reader.LastEventId.ShouldBe("1");
    }

    [Fact]
    public async Task LastEventId_InitialOne_IsThatOfEventsWithoutAnId()
    {
        await using var reader = new SseReader(new ChunkStream(["data: a\n\nid\ndata: b\n\n"u8.ToArray()]), new() { InitialLastEventId = "42" });
        reader.LastEventId.ShouldBe("42");
        (await ToListAsync(reader.ReadAllAsync(Ct))).Select(i => i.EventId).ShouldBe(["42", ""]);
        reader.LastEventId.ShouldBe("");
    }

    [Fact]
    public async Task WaitToReadAsync_BytesThatCompleteNothing_AreASignOfLife()
    {
        await using var reader = new SseReader(new ChunkStream([":"u8.ToArray(), "data: a\n\n"u8.ToArray()]));

        (await reader.WaitToReadAsync(Ct)).ShouldBeTrue();
        reader.TryRead(out _).ShouldBeFalse();
        (await reader.WaitToReadAsync(Ct)).ShouldBeTrue();
        (await reader.WaitToReadAsync(Ct)).ShouldBeTrue("the bytes at hand are not used up");
    }

    [Fact]
    public async Task TryRead_AfterAnEventTooLarge_KeepsFailing()
    {
        await using var reader = new SseReader(new ChunkStream(["data: 0123456789\n\ndata: a\n\n"u8.ToArray()]), new() { MaxEventBytes = 8 });
        await reader.WaitToReadAsync(Ct);
        Should.Throw<SseFormatException>(() => reader.TryRead(out _));
        Should.Throw<SseFormatException>(() => reader.TryRead(out _));
    }

    [Fact]
    public async Task Stream_Reads_OfferTheWholeBuffer()
    {
        var stream = new ChunkStream(["data: a\n\n"u8.ToArray()]);
        await using var reader = new SseReader(stream, new() { BufferSize = 32_000 });
        await ToListAsync(reader.ReadAllAsync(Ct));
        stream.LargestBuffer.ShouldBe(32_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DisposeAsync_Stream_IsDisposedUnlessLeftOpen(bool leaveOpen)
    {
        var stream = new ChunkStream([]);
        await new SseReader(stream, new() { LeaveOpen = leaveOpen }).DisposeAsync();
        stream.IsDisposed.ShouldBe(!leaveOpen);
    }

    [Fact]
    public async Task DisposeAsync_PipeWithUnreadEvents_IsCompletedAndGivesItsMemoryBack()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync("data: a\n\ndata: b\n\n"u8.ToArray(), Ct);
        var reader = new SseReader(pipe.Reader);
        await reader.WaitToReadAsync(Ct);
        reader.TryRead(out _).ShouldBeTrue();

        await reader.DisposeAsync();

        (await pipe.Writer.FlushAsync(Ct)).IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Pipe_EventsArrivingOneByOne_ComeOutOneByOne()
    {
        var pipe = new Pipe();
        await using var reader = new SseReader(pipe.Reader);
        await using var items = reader.ReadAllAsync(Ct).GetAsyncEnumerator(Ct);
        for (int i = 0; i < 5; i++)
        {
            var next = items.MoveNextAsync();
            next.IsCompleted.ShouldBeFalse();
            await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes($"data: {i}\r\r"), Ct);
            (await next).ShouldBeTrue();
            items.Current.Data.ShouldBe($"{i}");
        }
    }

    [Fact]
    public async Task Pipe_PendingReadCanceled_Throws()
    {
        var pipe = new Pipe();
        await using var reader = new SseReader(pipe.Reader);
        var pending = reader.WaitToReadAsync(Ct);
        pipe.Reader.CancelPendingRead();
        await Should.ThrowAsync<OperationCanceledException>(async () => await pending);
    }

    [Fact]
    public void Constructor_Null_NamesTheParameter()
    {
        Should.Throw<ArgumentNullException>(() => new SseReader((Stream)null!)).ParamName.ShouldBe("stream");
        Should.Throw<ArgumentNullException>(() => new SseReader((PipeReader)null!)).ParamName.ShouldBe("reader");
    }

    private static SseReader Over(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static async Task<List<SseItem<T>>> ToListAsync<T>(IAsyncEnumerable<SseItem<T>> items)
    {
        var list = new List<SseItem<T>>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }
}
