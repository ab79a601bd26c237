namespace Sse.Workflow.Tests;

public sealed class NodeLimitTests
{
    [Fact]
    public async Task Nodes_BeyondTheLimit_MakeWayFromTheFirstThatEndedOn()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("import");
        var open = log.Step("stays open");
        var parent = log.Step("has one inside");
        parent.Step("inside");
        for (var i = 0; i < 2_100; i++)
            log.Step("row").Complete();

        var snapshot = log.GetSnapshot();
        snapshot.Nodes.Count.ShouldBe(2_000);
        snapshot.Totals["nodes"].ShouldBe(2_103);
        snapshot.Nodes.Keys.ShouldContain(open.NodeId);
        snapshot.Nodes.Keys.ShouldContain(parent.NodeId);
        snapshot.Nodes.Keys.Select(int.Parse).Order().Skip(3).First().ShouldBe(107, "the first 103 rows made way");
    }

    [Fact]
    public async Task Snapshot_OfAStreamThatKeepsLittle_HasEverything()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("import", new WorkflowOptions { StreamOptions = new() { MaxEvents = 400 } });
        log.Step("first").Complete();
        for (var i = 0; i < 50; i++)
            log.Problem($"p{i}", "early");
        // Folding happens on the thread pool: each round waits until it has caught up, as it does in a run that takes time.
        for (var round = 0; round < 30; round++)
        {
            for (var i = 0; i < 40; i++)
                log.Insight("a", "b", "c");
            // The head first: merged progress may be appended at any moment.
            var head = log.Stream.Head.Sequence;
            log.GetSnapshot().Rev.ShouldBeGreaterThanOrEqualTo(head);
        }
        log.Stream.FirstAvailable.Sequence.ShouldBeGreaterThan(100);
        log.GetSnapshot().Problems.Count.ShouldBe(50);
        log.GetSnapshot().Nodes.Values.Single().Name.ShouldBe("first");
    }
}
