using Sse.Benchmarks.Marks;
using Sse.Primitives;

namespace Sse.Benchmarks.Wire;

/// <summary>Frames as UTF-8: against the framework's parser when it is asked for nothing but the length of the data.</summary>
public sealed class ReadMarks : IMarkSource
{
    private static readonly Goal s_goal = new() { TimesFaster = 2.5, BytesAtMost = 0 };

    public IEnumerable<Mark> Marks()
    {
        foreach (var input in WireInput.All)
        {
            int events = input.Events;
            yield return new("wire.read", $"{input.Name} span", Contender.Of("span", events, () => OurReader.Span(input)),
                Contender.Of("SseParser<int>", events, () => InBoxReader.Lengths(new ArrivingStream(input, int.MaxValue))), s_goal);
            yield return new("wire.read", $"{input.Name} stream", new("stream", events, () => OurReader.FramesAsync(new SseReader(new ArrivingStream(input)))),
                new("SseParser<int>", events, () => InBoxReader.LengthsAsync(new ArrivingStream(input))), s_goal);
            yield return new("wire.read", $"{input.Name} pipe", new("pipe", events, () => OurReader.FramesAsync(new SseReader(new ArrivingPipe(input)))),
                new("SseParser<int>", events, () => InBoxReader.LengthsAsync(new ArrivingPipe(input).AsStream())), s_goal);
        }
    }
}
