namespace Sse.Workflow.Tests.Telemetry;

public sealed class BoundedNamesTests
{
    [Fact]
    public void Workflow_BeyondTheLimit_IsOtherAndKnownOnesStay()
    {
        var names = new BoundedNames(new NameLimits { Workflows = 2 });
        names.Workflow("a").ShouldBe("a");
        names.Workflow("b").ShouldBe("b");
        names.Workflow("c").ShouldBe("other");
        names.Workflow("a").ShouldBe("a");
    }

    [Fact]
    public void Part_OneGreedyWorkflow_LeavesHalfToTheOthers()
    {
        var names = new BoundedNames(new NameLimits { Metrics = 10 });
        for (var i = 0; i < 100; i++)
            names.Part(NamePart.Counter, "greedy", $"c{i}");

        names.Part(NamePart.Counter, "greedy", "late").ShouldBe("other");
        names.Part(NamePart.Counter, "modest", "pages").ShouldBe("pages");
        names.Part(NamePart.Gauge, "greedy", "confidence").ShouldBe("confidence");
    }

    [Fact]
    public void Step_BeyondTheLimit_LosesItsPhaseToo()
    {
        var names = new BoundedNames(new NameLimits { Steps = 2 });
        names.Step("w", "p", "s1").ShouldBe(("p", "s1"));
        names.Step("w", "p", "s2").ShouldBe(("other", "other"));
        names.Step("w", null, "s3").ShouldBe(("other", "other"));
    }

    [Fact]
    public void Part_ManyThreads_NeverExceedsTheLimit()
    {
        var names = new BoundedNames(new NameLimits { Problems = 40 });
        Parallel.For(0, 8, t =>
        {
            for (var i = 0; i < 1_000; i++)
                names.Part(NamePart.Problem, $"w{t % 4}", $"code {i}");
        });

        var kept = Enumerable.Range(0, 4).Sum(w => Enumerable.Range(0, 1_000).Count(i => names.Part(NamePart.Problem, $"w{w}", $"code {i}") != "other"));
        kept.ShouldBeLessThanOrEqualTo(40);
    }
}
