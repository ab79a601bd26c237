namespace Sse.Workflow.Tests.Progress;

public sealed class RunHistoryTests
{
    [Fact]
    public void Of_NeverSeen_IsNothing()
    {
        var known = new RunHistory().Of(new HistoryKey("import"));
        known.Count.ShouldBe(0);
        known.Weight.ShouldBeNull();
    }

    [Fact]
    public void Learn_SeveralRuns_MovesTowardsTheLatest()
    {
        var history = new RunHistory();
        var key = new HistoryKey("import", "load", "read");
        history.Learn(key, TimeSpan.FromSeconds(10));
        history.Of(key).Typical.ShouldBe(TimeSpan.FromSeconds(10));
        for (var i = 0; i < 20; i++)
            history.Learn(key, TimeSpan.FromSeconds(20));

        history.Of(key).Typical.TotalSeconds.ShouldBe(20, 0.1);
        history.Of(new HistoryKey("import", "load")).Count.ShouldBe(0);
    }

    [Fact]
    public void Learn_ManyNames_ForgetsTheLeastRecentlyUsed()
    {
        var history = new RunHistory(maxNames: 3, maxParts: 2);
        foreach (var name in new[] { "a", "b", "c" })
            history.Learn(new HistoryKey(name), TimeSpan.FromSeconds(1));
        history.Of(new HistoryKey("a"));
        history.Learn(new HistoryKey("d"), TimeSpan.FromSeconds(1));

        history.Of(new HistoryKey("a")).Count.ShouldBe(1);
        history.Of(new HistoryKey("b")).Count.ShouldBe(0);
    }

    [Fact]
    public void Learn_ManyParts_KeepsTheFirstOnes()
    {
        var history = new RunHistory(maxNames: 3, maxParts: 2);
        for (var i = 0; i < 5; i++)
            history.Learn(new HistoryKey("a", "p", $"step {i}"), TimeSpan.FromSeconds(1));

        Enumerable.Range(0, 5).Count(i => history.Of(new HistoryKey("a", "p", $"step {i}")).Count > 0).ShouldBe(2);
    }
}
