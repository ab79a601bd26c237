using System.Text;
using Sse.Primitives;

namespace Sse.Primitives.Tests.Streams;

/// <summary>Random interleavings of append, trim, read, cancel and complete: what a reader sees is contiguous or a gap says so.</summary>
public sealed class StreamInterleavingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Readers_RandomScheduleOnRealThreads_SeeEveryEventOnceOrAGap(int seed)
    {
        const int Writers = 3, Readers = 8, Events = 3_000;
        var random = new Random(seed);
        var stream = new EventStream("s", new EventStreamOptions { MaxEvents = random.Next(20, 5_000), MaxBytes = random.Next(5_000, 500_000) });
        var readers = Enumerable.Range(0, Readers).Select(i => Task.Run(() => ReadAsync(stream, new Random(seed * 100 + i)))).ToArray();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() =>
        {
            var own = new Random(seed * 1_000 + w);
            for (var i = 0; i < Events; i++)
            {
                // Now and then one that is larger than a segment begins with, at the very beginning too.
                stream.Append("e"u8, Encoding.ASCII.GetBytes(new string('x', own.Next(own.Next(20) == 0 || i == 0 ? 5_000 : 200))));
                if (own.Next(500) == 0)
                    stream.TrimTo(own.Next(1_000, 100_000));
            }
        })));
        stream.TryComplete("done"u8, "{}"u8, out var terminal);

        foreach (var (last, seen, skipped) in await Task.WhenAll(readers).WaitAsync(TimeSpan.FromMinutes(1)))
        {
            last.ShouldBe(terminal);
            (seen + skipped).ShouldBe(terminal.Sequence);
        }
    }

    /// <summary>Reads to the end and reconnects at random; answers the last position, and how many events were seen and skipped.</summary>
    private static async Task<(StreamPosition Last, long Seen, long Skipped)> ReadAsync(EventStream stream, Random random)
    {
        var cursor = stream.OpenCursor(new StreamPosition(stream.Epoch, 0));
        long last = 0, seen = 0, skipped = 0;
        while (true)
        {
            switch (cursor.TryRead(out var frames))
            {
                case CursorStatus.Data:
                    while (StreamEvent.TryRead(ref frames, out var e))
                    {
                        e.Position.Sequence.ShouldBe(last + 1);
                        last++;
                        seen++;
                    }
                    if (random.Next(10) == 0)
                        cursor = stream.OpenCursor(new StreamPosition(stream.Epoch, last).ToString());
                    break;
                case CursorStatus.Gap:
                    cursor.Gap!.EpochChanged.ShouldBeFalse();
                    cursor.MoveTo();
                    skipped += cursor.Position.Sequence - last;
                    last = cursor.Position.Sequence;
                    break;
                case CursorStatus.Empty:
                    await WaitAsync(cursor, random);
                    break;
                default:
                    return (cursor.Position, seen, skipped);
            }
        }
    }

    private static async Task WaitAsync(StreamCursor cursor, Random random)
    {
        using var cancel = new CancellationTokenSource();
        var wait = cursor.WaitAsync(cancel.Token);
        if (random.Next(3) == 0)
            await cancel.CancelAsync();
        else if (random.Next(5) == 0)
            cursor.Wake();
        try
        {
            await wait;
        }
        catch (OperationCanceledException)
        {
            // The cursor must be as good as before.
        }
    }
}
