using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

/// <summary>
/// Whatever is appended, trimmed, read and read again after a loss of the connection, in whatever order: a reader with a filter gets what it asked
/// for, once and in order, or is told what is missing.
/// </summary>
public sealed class FilteredFeedTests
{
    /// <summary>As many events as a reader may be spared without being told where it is.</summary>
    private const int MostSpared = 500;

    private static readonly Gen<FilterCase> Cases =
        from maxEvents in Gen.Choose(5, 2_500)
        from hasState in Gen.Elements(true, false)
        from query in FilterCase.Queries
        from steps in Gen.Frequency(
            (5, Gen.Choose(1, 400).Select(n => new FilterStep(FilterMove.Append, n))),
            (1, Gen.Choose(1, 60_000).Select(n => new FilterStep(FilterMove.Trim, n))),
            (5, Gen.Choose(1, 30).Select(n => new FilterStep(FilterMove.Read, n))),
            (2, Gen.Constant(new FilterStep(FilterMove.Reconnect, 0)))).ListOf(40)
        from seed in Gen.Choose(0, int.MaxValue)
        select new FilterCase(maxEvents, hasState, query, steps, seed);

    [Fact]
    public void TryRead_AnyInterleaving_GivesExactlyWhatPassesOrSaysWhatIsMissing() =>
        Prop.ForAll(Cases.ToArbitrary(), given => Play(given)).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static void Play(FilterCase given)
    {
        var stream = given.CreateStream();
        var random = new Random(given.Seed);
        var events = new List<(long Sequence, string Type, string Data)>();
        var reader = new FilteredReader(given.Passes);
        var (feed, cursor) = Open(stream, given, reader);
        foreach (var step in given.Steps.Append(new FilterStep(FilterMove.End, 0)))
        {
            switch (step.Move)
            {
                case FilterMove.Append:
                    for (var i = 0; i < step.Count; i++)
                        events.Add(FilterCase.Append(stream, random));
                    break;
                case FilterMove.Trim:
                    stream.TrimTo(step.Count);
                    break;
                case FilterMove.Reconnect:
                    (feed, cursor) = Open(stream, given, reader);
                    break;
                case FilterMove.Read:
                    Read(feed, cursor, reader, step.Count);
                    break;
                default:
                    stream.TryComplete("workflow.finished"u8, "{}"u8, out var end).ShouldBeTrue();
                    events.Add((end.Sequence, "workflow.finished", "{}"));
                    Read(feed, cursor, reader, int.MaxValue).ShouldBe(FeedStatus.End);
                    break;
            }
        }
        reader.ShouldHave(events.Where(e => given.Passes(e.Type, e.Data)).Select(e => e.Sequence));
    }

    private static (ConnectionFeed Feed, StreamCursor Cursor) Open(EventStream stream, FilterCase given, FilteredReader reader)
    {
        var cursor = stream.OpenCursor(reader.Reconnect(stream));
        return (new FilteredFeed(new StreamFeed(cursor, NullLogger.Instance), given.Filter), cursor);
    }

    private static FeedStatus Read(ConnectionFeed feed, StreamCursor cursor, FilteredReader reader, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var status = feed.TryRead(out var frames);
            if (status != FeedStatus.Data)
            {
                (cursor.Position.Sequence - reader.Passed).ShouldBeLessThan(MostSpared, "a reader that comes back would be spared the same again");
                return status;
            }
            foreach (var block in Encoding.UTF8.GetString(frames.Span).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
                reader.Take(block);
        }
        return FeedStatus.Data;
    }
}
