using FsCheck;
using FsCheck.Fluent;

namespace Sse.Workflow.Tests.Progress;

/// <summary>A random tree, driven by random calls with numbers nobody should send.</summary>
public sealed class WorkProgressPropertyTests
{
    private static readonly double[] Odd = [0, 1, 3, 100, -1, 1e-12, 1e12, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void Percentage_AnyCalls_NeverFallsNorLeavesItsRangeAndEndsAtAHundred()
    {
        var calls = Gen.Choose(0, int.MaxValue).ArrayOf();
        Prop.ForAll(calls.ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    private static bool Holds(int[] calls)
    {
        List<WorkProgress> nodes = [new WorkProgress()];
        var shown = new Dictionary<WorkProgress, double>();
        foreach (var call in calls)
        {
            var node = nodes[call / 100 % nodes.Count];
            var number = Odd[call / 10 % Odd.Length];
            var other = Odd[call / 1_000 % Odd.Length];
            Apply(call % 6, node, number, other, nodes);
            if (!nodes.All(n => IsSound(n, shown)))
                return false;
        }
        var failed = nodes[0].IsFinished && nodes[0].Percentage != 100;
        // Ends from the leaves up, as a run does.
        for (var i = nodes.Count - 1; i >= 0; i--)
            nodes[i].Finish(succeeded: true);
        return (failed || nodes[0].Percentage == 100) && nodes.All(n => IsSound(n, shown));
    }

    private static void Apply(int call, WorkProgress node, double number, double other, List<WorkProgress> nodes)
    {
        switch (call)
        {
            case 0:
                nodes.Add(node.AddChild(number));
                break;
            case 1:
                node.ExpectChildren((int)Math.Clamp(number, -5, 50));
                break;
            case 2:
                node.ExpectWeight(number);
                break;
            case 3:
                node.Finish(succeeded: number > 1);
                break;
            default:
                node.Report(number, other);
                break;
        }
    }

    private static bool IsSound(WorkProgress node, Dictionary<WorkProgress, double> shown)
    {
        var before = shown.GetValueOrDefault(node);
        if (node.Percentage is not { } now)
            return before == 0;
        shown[node] = now;
        return now >= before && now is >= 0 and <= 100;
    }
}
