using System.IO.Pipelines;
using System.Net.ServerSentEvents;
using System.Text;

namespace Sse.Primitives.Tests.Wire;

/// <summary>Every case of the shared files, through every way in, cut in every way.</summary>
public sealed class SseCaseTests
{
    public static TheoryData<string, Cut> Cases()
    {
        var data = new TheoryData<string, Cut>();
        foreach (string name in SseCase.All.Keys)
        {
            foreach (var cut in Enum.GetValues<Cut>())
                data.Add(name, cut);
        }

        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public void Parse_Case_YieldsWhatIsExpected(string name, Cut cut)
    {
        var (input, expected) = SseCase.All[name];
        var parser = new SseFrameParser(new() { IncludeComments = true });
        var events = new List<(string, string, string)>();
        var comments = new List<string>();

        foreach (byte[] chunk in Cuts.Of(input, cut))
        {
            foreach (var frame in parser.Parse(chunk))
            {
                if (frame.Kind == SseFrameKind.Event)
                    events.Add((Text(frame.EventType), Text(frame.Data), Text(frame.LastEventId)));
                else
                    comments.Add(Text(frame.Comment));
            }
        }

        SseCase.Describe(events, comments, Text(parser.LastEventId), parser.ReconnectionInterval?.TotalMilliseconds).ShouldBe(expected);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task ReadAllAsync_CaseFromAStream_YieldsWhatIsExpected(string name, Cut cut)
    {
        var (input, expected) = SseCase.All[name];
        await using var stream = new ChunkStream(Cuts.Of(input, cut));
        (await ReadAsync(options => new SseReader(stream, options))).ShouldBe(expected);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task ReadAllAsync_CaseFromAPipeOfSegments_YieldsWhatIsExpected(string name, Cut cut)
    {
        var (input, expected) = SseCase.All[name];
        var pipe = PipeReader.Create(Segments.Of(Cuts.Of(input, cut)));
        (await ReadAsync(options => new SseReader(pipe, options))).ShouldBe(expected);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task ReadAllAsync_CaseFromAPipeFilledBitByBit_YieldsWhatIsExpected(string name, Cut cut)
    {
        var (input, expected) = SseCase.All[name];
        await using var stream = new ChunkStream(Cuts.Of(input, cut));
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        (await ReadAsync(options => new SseReader(pipe, options))).ShouldBe(expected);
    }

    private static async Task<string> ReadAsync(Func<SseReaderOptions, SseReader> create)
    {
        var comments = new List<string>();
        var events = new List<(string, string, string)>();
        await using var reader = create(new() { OnComment = comments.Add, BufferSize = 64 * 1024 });
        await foreach (SseItem<string> item in reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            events.Add((item.EventType, item.Data, item.EventId ?? ""));
            reader.LastEventId.ShouldBe(item.EventId ?? "", "the id of this event is committed, that of a later one is not");
        }

        return SseCase.Describe(events, comments, reader.LastEventId, reader.ReconnectionInterval?.TotalMilliseconds);
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
