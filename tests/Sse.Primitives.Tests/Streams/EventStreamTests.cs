using System.Text;
using Sse.Primitives;
using Sse.Testing;

namespace Sse.Primitives.Tests.Streams;

public sealed class EventStreamTests
{
    private readonly EventStream _stream = new("run-1");

    [Fact]
    public void Append_Event_IsEncodedWithItsPositionAsId()
    {
        var position = _stream.Append("step.started"u8, """{"a":1}"""u8);

        _stream.OpenCursor().TryRead(out var frames).ShouldBe(CursorStatus.Data);

        Text(frames).ShouldBe($"id: {position}\nevent: step.started\ndata: {{\"a\":1}}\n\n");
        position.ShouldBe(new StreamPosition(_stream.Epoch, 1));
    }

    [Fact]
    public void Options_ChangedForTheNextStream_LeaveThisOneAlone()
    {
        var options = new EventStreamOptions { Tags = new Dictionary<string, string> { ["tenant"] = "a" } };
        var first = new EventStream("1", options);
        options.Tags = new Dictionary<string, string> { ["tenant"] = "b" };
        var second = new EventStream("2", options);

        (first.Options.Tags["tenant"], second.Options.Tags["tenant"]).ShouldBe(("a", "b"));
    }

    [Fact]
    public void Append_DataOfSeveralLines_GivesOneDataLineEach()
    {
        _stream.Append(""u8, "a\r\nb\rc\nd"u8);

        _stream.OpenCursor().TryRead(out var frames);

        Text(frames).ShouldEndWith("data: a\ndata: b\ndata: c\ndata: d\n\n");
        StreamEvent.TryRead(ref frames, out var streamEvent).ShouldBeTrue();
        Text(streamEvent.Data).ShouldBe("a\nb\nc\nd");
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    public void Append_EventTypeThatWouldInjectLines_Throws(string eventType) =>
        Should.Throw<ArgumentException>(() => _stream.Append(Encoding.UTF8.GetBytes(eventType), "x"u8));

    [Fact]
    public void Append_AfterCompletion_ThrowsAndTryAppendAnswersFalse()
    {
        _stream.TryComplete("done"u8, "{}"u8, out var terminal).ShouldBeTrue();

        Should.Throw<StreamCompletedException>(() => _stream.Append("late"u8, "x"u8)).StreamId.ShouldBe("run-1");
        _stream.TryAppend("late"u8, "x"u8, out _).ShouldBeFalse();
        _stream.TryComplete("again"u8, "x"u8, out _).ShouldBeFalse();
        _stream.Head.ShouldBe(terminal);
    }

    [Fact]
    public void TryAppendFrame_WithoutBlankLine_Throws() =>
        Should.Throw<ArgumentException>(() => _stream.TryAppendFrame("data: x\n"u8, false, out _)).Message.ShouldContain("blank line");

    [Fact]
    public void Append_LargerThanMaxEventBytes_ThrowsAndKeepsTheStreamIntact()
    {
        var stream = new EventStream("s", new EventStreamOptions { MaxEventBytes = 100 });

        Should.Throw<ArgumentException>(() => stream.Append("x"u8, new byte[200])).Message.ShouldContain("MaxEventBytes");

        stream.Append("x"u8, "ok"u8).Sequence.ShouldBe(1);
    }

    [Fact]
    public void Append_FiftyEventsOf300Bytes_UsesLessThan32KiB()
    {
        var data = new byte[260];
        Array.Fill(data, (byte)'x');
        for (var i = 0; i < 50; i++)
            _stream.Append("step.started"u8, data);

        _stream.AllocatedBytes.ShouldBeLessThan(32 * 1024);
    }

    [Fact]
    public void Append_FromManyThreads_KeepsOrderWithoutHoles()
    {
        const int Threads = 8, Each = 2_000;
        Parallel.For(0, Threads, t =>
        {
            for (var i = 0; i < Each; i++)
                _stream.Append(""u8, Encoding.ASCII.GetBytes($"{t}:{i}"));
        });

        var events = ReadAll(_stream.OpenCursor());
        events.Select(e => e.Position.Sequence).ShouldBe(Enumerable.Range(1, Threads * Each).Select(i => (long)i));
        foreach (var thread in events.Select(e => Text(e.Data).Split(':')).GroupBy(p => p[0]))
            thread.Select(p => int.Parse(p[1])).ShouldBe(Enumerable.Range(0, Each));
    }

    [Fact]
    public void Append_ReadyFrame_AllocatesOnlySegments()
    {
        var frame = "event: metric\ndata: {\"value\":1}\n\n"u8.ToArray();
        for (var i = 0; i < 100_000; i++)
            _stream.TryAppendFrame(frame, false, out _);
        var segments = _stream.AllocatedBytes;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            _stream.TryAppendFrame(frame, false, out _);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // At most what the new segments need (their offset tables grow by doubling), nothing for each event.
        allocated.ShouldBeLessThan(4 * (_stream.AllocatedBytes - segments) + 1024);
    }

    [Fact]
    public void Retention_MaxEvents_KeepsExactlyTheNewest()
    {
        var stream = new EventStream("s", new EventStreamOptions { MaxEvents = 10 });
        for (var i = 1; i <= 1_000; i++)
            stream.Append(""u8, "x"u8);

        stream.FirstAvailable.Sequence.ShouldBe(991);
        stream.EvictedEvents.ShouldBe(990);
        ReadAll(stream.OpenCursor()).Select(e => e.Position.Sequence).ShouldBe(Enumerable.Range(991, 10).Select(i => (long)i));
        stream.AllocatedBytes.ShouldBeLessThan(8 * 1024);
    }

    [Fact]
    public void Retention_MaxBytes_BoundsBytesAndKeepsTheNewest()
    {
        var stream = new EventStream("s", new EventStreamOptions { MaxBytes = 10_000 });
        for (var i = 0; i < 1_000; i++)
            stream.Append(""u8, new byte[100]);
        stream.Bytes.ShouldBeLessThanOrEqualTo(10_000);
        ReadAll(stream.OpenCursor()).Sum(e => e.Data.Length + 24).ShouldBeLessThanOrEqualTo(10_000);

        stream.Append(""u8, new byte[50_000]);

        ReadAll(stream.OpenCursor()).ShouldHaveSingleItem().Data.Length.ShouldBe(50_000);
    }

    [Fact]
    public void Retention_FirstEventLargerThanAFirstSegment_KeepsExactlyTheNewest()
    {
        var stream = new EventStream("s", new EventStreamOptions { MaxEvents = 10, MaxBytes = 50_000 });
        for (var i = 1; i <= 100; i++)
            stream.Append(""u8, new byte[2_000]);

        stream.FirstAvailable.Sequence.ShouldBe(91);
        ReadAll(stream.OpenCursor()).Count.ShouldBe(10);
        stream.Bytes.ShouldBeInRange(20_000, 21_000);
    }

    [Fact]
    public void Retention_MaxAge_DropsSegmentsWhoseEventsAreAllTooOld()
    {
        var clock = new ManualTimeProvider();
        var stream = new EventStream("s", new EventStreamOptions { MaxAge = TimeSpan.FromMinutes(1), TimeProvider = clock });
        for (var i = 0; i < 100; i++)
            stream.Append(""u8, new byte[100]);
        clock.Advance(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 100; i++)
            stream.Append(""u8, new byte[100]);

        stream.TrimByAge();

        stream.FirstAvailable.Sequence.ShouldBeGreaterThan(50);
        ReadAll(stream.OpenCursor())[0].Position.ShouldBe(stream.FirstAvailable);
    }

    [Fact]
    public async Task ReadAllAsync_LiveStream_YieldsEverythingAndEndsWithTheTerminalEvent()
    {
        var reader = Task.Run(async () =>
        {
            var seen = new List<string>();
            await foreach (var e in _stream.ReadAllAsync(cancellationToken: TestContext.Current.CancellationToken))
                seen.Add(Text(e.Data));
            return seen;
        }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 1_000; i++)
            _stream.Append(""u8, Encoding.ASCII.GetBytes($"{i}"));
        _stream.TryComplete("done"u8, "end"u8, out _);

        (await reader).ShouldBe([.. Enumerable.Range(0, 1_000).Select(i => $"{i}"), "end"]);
    }

    [Fact]
    public void Options_OutOfRange_NameThePropertyAndTheRule() =>
        Should.Throw<ArgumentException>(() => new EventStream("s", new EventStreamOptions { MaxEvents = 0 }))
            .Message.ShouldContain("EventStreamOptions.MaxEvents must be at least 1");

    internal static List<StreamEvent> ReadAll(StreamCursor cursor)
    {
        var events = new List<StreamEvent>();
        while (cursor.TryRead(out var frames) == CursorStatus.Data)
        {
            while (StreamEvent.TryRead(ref frames, out var e))
                events.Add(e);
        }
        return events;
    }

    internal static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
