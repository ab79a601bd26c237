namespace Sse.Workflow.Tests.Progress;

public sealed class WorkProgressTests
{
    [Fact]
    public void Percentage_NothingKnown_IsNull()
    {
        var root = new WorkProgress();
        root.AddChild().Report(5, total: null);

        root.Percentage.ShouldBeNull();
    }

    [Fact]
    public void Percentage_LeafWithTotal_IsTheShare()
    {
        var leaf = new WorkProgress();
        leaf.Report(1, 3);
        leaf.Percentage.ShouldBe(33.33);
        leaf.Report(3, 3);
        leaf.Percentage.ShouldBe(100);
    }

    [Fact]
    public void Percentage_AlmostAll_IsNotAHundred()
    {
        var leaf = new WorkProgress();
        leaf.Report(999_999, 1_000_000);
        leaf.Percentage.ShouldBe(99.99);
    }

    [Fact]
    public void Percentage_WeightedChildren_CountByWeight()
    {
        var root = new WorkProgress();
        root.ExpectChildren(2);
        var heavy = root.AddChild(3);
        var light = root.AddChild(1);

        light.Finish(succeeded: true);
        root.Percentage.ShouldBe(25);
        heavy.Report(1, 2);
        root.Percentage.ShouldBe(62.5);
    }

    [Fact]
    public void Percentage_ExpectedStepsNotBegunYet_CountAsTheAverage()
    {
        var phase = new WorkProgress();
        phase.ExpectChildren(4);
        phase.AddChild().Finish(succeeded: true);

        phase.Percentage.ShouldBe(25);
    }

    [Fact]
    public void Percentage_WorkAdded_StaysAndThenGoesOnRising()
    {
        var leaf = new WorkProgress();
        leaf.Report(50, 100);
        leaf.Report(50, 1_000);
        leaf.Percentage.ShouldBe(50);
        leaf.Report(525, 1_000);
        leaf.Percentage.ShouldBe(75);
        leaf.Report(1_000, 1_000);
        leaf.Percentage.ShouldBe(100);
    }

    [Fact]
    public void Percentage_TotalForgotten_StaysAsShown()
    {
        var leaf = new WorkProgress();
        leaf.Report(50, 100);
        leaf.Report(60, total: null);
        leaf.Percentage.ShouldBe(50);
    }

    [Fact]
    public void Percentage_LearnedWeights_NeverReachAHundredBeforeTheEnd()
    {
        var root = new WorkProgress();
        root.ExpectWeight(10);
        root.AddChild(4).Finish(succeeded: true);
        root.Percentage.ShouldBe(40);
        root.AddChild(8).Finish(succeeded: true);
        root.Percentage!.Value.ShouldBeInRange(90, 99.99);
        root.Finish(succeeded: true);
        root.Percentage.ShouldBe(100);
    }

    [Fact]
    public void Finish_Failed_KeepsThePercentageAndLetsTheParentGoOn()
    {
        var root = new WorkProgress();
        root.ExpectChildren(2);
        var child = root.AddChild();
        child.Report(1, 10);
        child.Finish(succeeded: false, TimeSpan.FromSeconds(3));

        child.Percentage.ShouldBe(10);
        root.Percentage.ShouldBe(50);
        root.ChildTime.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Report_NotANumber_IsLeftOut()
    {
        var leaf = new WorkProgress();
        leaf.Report(5, 10);
        leaf.Report(double.NaN, 10);
        leaf.Report(double.PositiveInfinity, 10);
        leaf.Percentage.ShouldBe(50);
    }
}
