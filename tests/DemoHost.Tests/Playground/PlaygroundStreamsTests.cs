using DemoHost.Playground;

namespace DemoHost.Tests.Playground;

public sealed class PlaygroundStreamsTests
{
    [Fact]
    public void Open_MoreThanTheLimit_EndsTheOneUsedLongestAgo()
    {
        var streams = new PlaygroundStreams(new PlaygroundOptions { MaxStreams = 3 });
        var a = streams.Open("a");
        var b = streams.Open("b");
        streams.Open("c");
        streams.Append("a", ""u8, "still in use"u8);

        streams.Open("d");

        streams.Count.ShouldBe(3);
        b.IsCompleted.ShouldBeTrue();
        streams.Open("a").ShouldBeSameAs(a);
        streams.Open("b").Epoch.ShouldNotBe(b.Epoch);
    }

    [Fact]
    public async Task Append_ManyThreadsAndKeys_StaysWithinTheLimitAndNeverFails()
    {
        var streams = new PlaygroundStreams(new PlaygroundOptions { MaxStreams = 4 });

        await Parallel.ForEachAsync(Enumerable.Range(0, 5_000), TestContext.Current.CancellationToken, (i, _) =>
        {
            streams.Append($"k{i % 9}", ""u8, "x"u8).Sequence.ShouldBePositive();
            streams.Count.ShouldBeLessThanOrEqualTo(4);
            return ValueTask.CompletedTask;
        });

        streams.Count.ShouldBe(4);
    }

    [Fact]
    public void Append_LargeEvents_KeepsNoMoreThanAllowed()
    {
        var streams = new PlaygroundStreams(new PlaygroundOptions { MaxStreamBytes = 64 * 1024 });
        for (var i = 0; i < 100; i++)
            streams.Append("a", ""u8, new byte[8 * 1024]);

        streams.Open("a").AllocatedBytes.ShouldBeLessThan(256 * 1024);
    }
}
