using Sse.Benchmarks.Marks;
using Sse.Primitives;

namespace Sse.Benchmarks.Wire;

/// <summary>Items with strings, as most programs read: nothing but the strings is allocated.</summary>
public sealed class ItemMarks : IMarkSource
{
    private static readonly Goal s_goal = new() { TimesFaster = 1.5, AllocationAtMost = 1 };

    public IEnumerable<Mark> Marks()
    {
        foreach (var input in WireInput.All)
        {
            int events = input.Events;
            yield return new("wire.items", $"{input.Name} whole",
                new("items", events, () => OurReader.ItemsAsync(new SseReader(new ArrivingStream(input, int.MaxValue)))),
                new("SseParser<string>", events, () => InBoxReader.StringsAsync(new ArrivingStream(input, int.MaxValue))), s_goal);
            yield return new("wire.items", $"{input.Name} stream",
                new("items", events, () => OurReader.ItemsAsync(new SseReader(new ArrivingStream(input)))),
                new("SseParser<string>", events, () => InBoxReader.StringsAsync(new ArrivingStream(input))), s_goal);
            yield return new("wire.items", $"{input.Name} pipe",
                new("items", events, () => OurReader.ItemsAsync(new SseReader(new ArrivingPipe(input)))),
                new("SseParser<string>", events, () => InBoxReader.StringsAsync(new ArrivingPipe(input).AsStream())), s_goal);
        }
    }
}
