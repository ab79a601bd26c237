namespace Sse.Client.Tests.Retrying;

public sealed class BackoffTests
{
    private static readonly SseClientOptions Options = new()
    {
        ReconnectionDelay = TimeSpan.FromSeconds(1),
        MaxReconnectionDelay = TimeSpan.FromSeconds(8),
        MinReconnectionDelay = TimeSpan.FromMilliseconds(100),
        MaxServerDelay = TimeSpan.FromMinutes(1),
    };

    [Fact]
    public void Next_FailureAfterFailure_DoublesTheWindowUpToItsLimit()
    {
        var backoff = new Backoff(Options, new FixedRandom(1));

        var delays = Enumerable.Range(0, 7).Select(_ =>
        {
            backoff.Fail();
            return backoff.Next().TotalSeconds;
        });

        delays.ShouldBe([1.1, 2.1, 4.1, 8.1, 8.1, 8.1, 8.1]);
    }

    [Theory]
    [InlineData(1, 8.1)]
    [InlineData(0, 0.1)]
    public void Next_ManyFailures_StaysAtTheLimit(double window, double expected)
    {
        var options = Options.Copy();
        options.ReconnectionDelay = TimeSpan.FromSeconds(window);
        var backoff = new Backoff(options, new FixedRandom(1));
        for (int i = 0; i < 5000; i++)
            backoff.Fail();

        backoff.Next().TotalSeconds.ShouldBe(expected);
    }

    [Fact]
    public void Next_AnyDraw_SpreadsOverTheWholeWindow()
    {
        var backoff = new Backoff(Options, new Random(1));
        backoff.Fail();

        var delays = Enumerable.Range(0, 1000).Select(_ => backoff.Next().TotalSeconds).ToList();

        delays.Min().ShouldBeInRange(0.1, 0.15);
        delays.Max().ShouldBeInRange(1.05, 1.1);
        delays.Average().ShouldBeInRange(0.55, 0.65);
    }

    [Fact]
    public void Recover_AfterFailures_StartsOver()
    {
        var backoff = new Backoff(Options, new FixedRandom(1));
        backoff.Fail();
        backoff.Fail();
        backoff.Fail();

        backoff.Recover();

        backoff.Next().TotalSeconds.ShouldBe(1.1);
    }

    [Theory]
    [InlineData(0, 0.1)] // no server can lower the minimum
    [InlineData(50, 0.1)]
    [InlineData(3000, 3)]
    [InlineData(10_000_000_000_000, 60)] // nor keep a client away for ever
    public void Next_ServerDelay_IsAFloor(double milliseconds, double expectedFloor)
    {
        var backoff = new Backoff(Options, new FixedRandom(0)) { ServerDelay = TimeSpan.FromMilliseconds(milliseconds) };

        backoff.Next().TotalSeconds.ShouldBe(expectedFloor);
    }

    [Fact]
    public void Next_RetryAfter_IsAFloorForThisDelayOnly()
    {
        var backoff = new Backoff(Options, new FixedRandom(0)) { ServerDelay = TimeSpan.FromSeconds(2) };

        backoff.Next(TimeSpan.FromSeconds(30)).TotalSeconds.ShouldBe(30);
        backoff.Next(TimeSpan.FromSeconds(1)).TotalSeconds.ShouldBe(2);
        backoff.Next().TotalSeconds.ShouldBe(2);
    }

    [Fact]
    public void Next_ServerDelay_KeepsTheJitter()
    {
        var backoff = new Backoff(Options, new FixedRandom(0.5)) { ServerDelay = TimeSpan.FromSeconds(3) };

        backoff.Next().TotalSeconds.ShouldBe(3.5);
    }
}
