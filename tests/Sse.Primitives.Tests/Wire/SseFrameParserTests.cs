using System.Text;

namespace Sse.Primitives.Tests.Wire;

public sealed class SseFrameParserTests
{
    private const int Limit = 4096;

    public static TheoryData<string> EndlessStreams() =>
        ["data: x", "x", ":", "id: x", "event: x", "data: x\n", "data\n", "event: x\n", "id: x\r", "data: xxxxxx\rid: 1\n", "\u20AC", "event: x\nid: y\n: z\n"];

    [Theory, MemberData(nameof(EndlessStreams))]
    public void Parse_EventWithoutEnd_FailsAtTheLimitAndHoldsNoMoreThanIt(string piece)
    {
        var parser = new SseFrameParser(new() { MaxEventBytes = Limit });
        byte[] bytes = Encoding.UTF8.GetBytes(piece);
        long fed = 0;

        var error = Should.Throw<SseFormatException>(() =>
        {
            while (true)
            {
                fed += bytes.Length;
                Drain(parser, bytes);
            }
        });

        error.Message.ShouldContain("MaxEventBytes (4096 bytes)");
        fed.ShouldBeLessThan(Limit * 16);
        parser.BufferCapacity.ShouldBeLessThanOrEqualTo(4 * Limit);
    }

    [Theory]
    [InlineData(":\n")]
    [InlineData(": a heartbeat without a blank line\n")]
    [InlineData("retry: 10\r\n")]
    [InlineData("unknown: x\n")]
    [InlineData("\n")]
    [InlineData("data: x\n\n")]
    [InlineData("id: 1\n\n")]
    public void Parse_EndlessStreamOfSmallThings_NeverReachesTheLimit(string piece)
    {
        var parser = new SseFrameParser(new() { MaxEventBytes = Limit });
        byte[] bytes = Encoding.UTF8.GetBytes(piece);

        for (int i = 0; i < 20_000; i++)
            Drain(parser, bytes);

        parser.BufferCapacity.ShouldBeLessThanOrEqualTo(Limit);
    }

    [Fact]
    public void Parse_EventOfExactlyTheLimit_IsReadAndOneByteMoreIsNot()
    {
        const int value = Limit - 6; // for "data: "
        var options = new SseReaderOptions { MaxEventBytes = Limit };
        byte[] fits = Encoding.UTF8.GetBytes($"data: {new string('x', value)}\n\n");
        byte[] larger = Encoding.UTF8.GetBytes($"data: {new string('x', value + 1)}\n\n");

        foreach (var frame in new SseFrameParser(options).Parse(fits))
            frame.Data.Length.ShouldBe(value);
        Should.Throw<SseFormatException>(() => Drain(new(options), larger));
    }

    [Fact]
    public void Parse_AfterAFailure_FailsAgainInsteadOfReadingHalfAnEvent()
    {
        var parser = new SseFrameParser(new() { MaxEventBytes = 10 });
        Should.Throw<SseFormatException>(() => Drain(parser, "data: 0123456789\n\n"u8.ToArray()));
        Should.Throw<SseFormatException>(() => Drain(parser, "data: a\n\n"u8.ToArray()));
    }

    [Fact]
    public void Parse_EveryPrefixOfAStream_YieldsWhatIsCompleteWithoutWaitingForAnotherByte()
    {
        var generator = new StreamGenerator(5);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = generator.Next();
            for (int length = 0; length <= bytes.Length; length++)
                FastReader.Parse([bytes[..length]]).ToString().ShouldBe(OracleReader.Read(bytes[..length]).ToString());
        }
    }

    [Fact]
    public void Parse_LongLineByteByByte_CopiesNoMoreThanTwiceItsLength()
    {
        const int length = 1 << 20;
        var parser = new SseFrameParser(new() { MaxEventBytes = 2 * length });
        byte[] one = [(byte)'x'];
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < length; i++)
        {
            foreach (var _ in parser.Parse(one))
                throw new InvalidOperationException("No frame is complete.");
        }

        // Doubling: every buffer that was ever allocated was copied once, and together they are linear in what came.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 * length);
    }

    [Fact]
    public void Parse_EventsInOneChunk_AllocatesNothing()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i =>
            $": note\nid: {i}\nevent: step\ndata: {{\"n\":{i}}}\n\ndata: first\ndata: second\r\n\r\nretry: {i}\nid\ndata\n\n")));
        var parser = new SseFrameParser(new() { IncludeComments = true });
        AllocatedBy(() => Drain(parser, bytes)).ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Parse_EventsCutAnywhere_AllocatesNothing(int chunkSize)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("id: 12\nevent: step\ndata: one\ndata: two\n\n: c\n\n", 200)));
        var chunks = bytes.Chunk(chunkSize).ToArray();
        var parser = new SseFrameParser();
        AllocatedBy(() =>
        {
            foreach (byte[] chunk in chunks)
                Drain(parser, chunk);
        }).ShouldBe(0);
    }

    [Fact]
    public void Parse_FramesOfOneLine_PointIntoTheChunk()
    {
        byte[] bytes = "id: 1\nevent: step\ndata: value\n\n"u8.ToArray();
        foreach (var frame in new SseFrameParser().Parse(bytes))
        {
            frame.Data.Overlaps(bytes).ShouldBeTrue();
            frame.EventType.Overlaps(bytes).ShouldBeTrue();
        }
    }

    [Fact]
    public void Retry_OfAFrame_IsWhatArrivedSinceTheEventBefore()
    {
        var seen = new List<double?>();
        foreach (var frame in new SseFrameParser().Parse("data: a\n\nretry: 5\n\ndata: b\n\ndata: c\n\nretry: 6\ndata: d\n\n"u8))
            seen.Add(frame.Retry?.TotalMilliseconds);
        seen.ShouldBe([null, 5, null, 6]);
    }

    [Fact]
    public void LastEventId_InitialOne_IsReportedUntilTheStreamChangesIt()
    {
        var parser = new SseFrameParser(new() { InitialLastEventId = "7-1" });
        var seen = new List<string>();
        foreach (var frame in parser.Parse("data: a\n\nid: 7-2\ndata: b\n\nid\n\ndata: c\n\n"u8))
            seen.Add(Encoding.UTF8.GetString(frame.LastEventId));
        seen.ShouldBe(["7-1", "7-2", ""]);
    }

    [Fact]
    public void Comment_WithoutIncludeComments_IsSkipped()
    {
        foreach (var frame in new SseFrameParser().Parse(": c\ndata: a\n: d\n\n: e\n"u8))
            frame.Kind.ShouldBe(SseFrameKind.Event);
    }

    [Theory]
    [InlineData(0, 100, null, "MaxEventBytes")]
    [InlineData(100, 1, null, "BufferSize")]
    [InlineData(100, 100, "a\nb", "InitialLastEventId")]
    public void Constructor_OptionThatCannotWork_SaysWhichAndHow(int maxEventBytes, int bufferSize, string? id, string named)
    {
        var options = new SseReaderOptions { MaxEventBytes = maxEventBytes, BufferSize = bufferSize, InitialLastEventId = id };
        Should.Throw<ArgumentException>(() => new SseFrameParser(options)).Message.ShouldStartWith(named);
    }

    private static void Drain(SseFrameParser parser, byte[] bytes)
    {
        foreach (var frame in parser.Parse(bytes))
            _ = frame.Data.Length + frame.EventType.Length + frame.LastEventId.Length;
    }

    private static long AllocatedBy(Action action)
    {
        action(); // buffers grow once
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
