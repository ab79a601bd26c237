using FsCheck;
using FsCheck.Fluent;

namespace Sse.Workflow.Tests.Progress;

public sealed class ShownFractionTests
{
    [Fact]
    public void MoveTo_WorkAdded_StaysAndThenGoesOnRising()
    {
        var shown = default(ShownFraction);
        shown.MoveTo(0.5);
        shown.MoveTo(0.05);
        shown.Percentage.ShouldBe(50);
        shown.MoveTo(0.525);
        shown.Percentage.ShouldBe(75);
        shown.MoveTo(1);
        shown.Percentage.ShouldBe(100);
    }

    [Fact]
    public void Percentage_AlmostAll_IsNotAHundred()
    {
        var shown = default(ShownFraction);
        shown.MoveTo(0.999_999);
        shown.Percentage.ShouldBe(99.99);
        shown.MoveTo(0.1 + 0.2 + 0.7);
        shown.Percentage.ShouldBe(100);
    }

    [Fact]
    public void MoveTo_AnyNumbers_NeverFallsNorLeavesItsRange()
    {
        double[] odd = [0, 1, -1, 0.3, 0.999_999_999_9, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon];
        Prop.ForAll(Gen.Choose(0, 1_000).ArrayOf().ToArbitrary(), calls =>
        {
            var shown = default(ShownFraction);
            foreach (var call in calls)
            {
                var before = shown.Percentage;
                shown.MoveTo(call < 20 ? odd[call % odd.Length] : call / 1_000.0);
                if (!(shown.Percentage >= before && shown.Percentage <= 100))
                    return false;
            }
            shown.MoveTo(1);
            return shown.Percentage == 100;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }
}
