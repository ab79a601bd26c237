using FsCheck;
using FsCheck.Fluent;
using Sse.Primitives;

namespace Sse.Primitives.Tests.Streams;

/// <summary>Whatever is appended and trimmed in whatever order, a stream keeps the newest events, whole, and knows what they take.</summary>
public sealed class RetentionModelTests
{
    private static readonly Gen<int> Length = Gen.Frequency((8, Gen.Choose(0, 300)), (2, Gen.Choose(900, 1_200)), (1, Gen.Choose(2_000, 70_000)));

    /// <summary>An event of so many bytes, or, below zero, a trim to so many bytes of memory.</summary>
    private static readonly Gen<int> Operation = Gen.Frequency((20, Length), (1, Gen.Choose(1, 100_000).Select(bytes => -bytes)));

    private static readonly Gen<(int MaxEvents, int MaxBytes, int[] Operations)> Case =
        from maxEvents in Gen.Choose(1, 60)
        from maxBytes in Gen.Choose(1, 100_000)
        from operations in Operation.ArrayOf(200)
        select (maxEvents, maxBytes, operations);

    [Fact]
    public void Stream_AppendedToAndTrimmed_KeepsTheNewestAndCountsTheirBytes() =>
        Prop.ForAll(Case.ToArbitrary(), given =>
        {
            var stream = new EventStream("s", new EventStreamOptions { MaxEvents = given.MaxEvents, MaxBytes = given.MaxBytes });
            List<int> appended = [];
            foreach (var operation in given.Operations)
            {
                if (operation < 0)
                    stream.TrimTo(-operation);
                else
                {
                    stream.Append("e"u8, new byte[operation]);
                    appended.Add(operation);
                }
                ShouldKeepTheNewest(stream, appended, given.MaxEvents, given.MaxBytes);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    /// <summary>A segment is freed as a whole, so trimming may drop more than the limits ask for, and never the newest.</summary>
    private static void ShouldKeepTheNewest(EventStream stream, List<int> appended, int maxEvents, int maxBytes)
    {
        var cursor = stream.OpenCursor();
        var (bytes, lengths) = (0L, new List<int>());
        while (cursor.TryRead(out var frames) == CursorStatus.Data)
        {
            bytes += frames.Length;
            while (StreamEvent.TryRead(ref frames, out var e))
                lengths.Add(e.Data.Length);
        }
        lengths.ShouldBe(appended[^lengths.Count..]);
        stream.Bytes.ShouldBe(bytes);
        (stream.EvictedEvents + lengths.Count).ShouldBe(appended.Count);
        lengths.Count.ShouldBeLessThanOrEqualTo(maxEvents);
        if (appended.Count > 0)
            lengths.ShouldNotBeEmpty();
        if (lengths.Count > 1)
            bytes.ShouldBeLessThanOrEqualTo(maxBytes);
    }
}
