using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Sse.Primitives;

namespace Sse.Workflow.Tests;

public sealed class ParallelWritingTests
{
    private const int Threads = 4;

    [Fact]
    public void Stream_OfRandomTreesFromManyThreads_KeepsEveryRule() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var (events, snapshot, run) = Record(seed);
            RevisionsHaveNoHoles(events);
            EveryStartHasOneFinish(events, run);
            ChildrenEndInsideTheirParents(events);
            PercentagesNeverFall(events);
            SnapshotsAtAnyPlaceAgree(events, snapshot, new Random(seed));
            events.OfType<MetricChanged>().Last(m => m.Name == "n").Value.ShouldBe(run.Counted);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static (List<WorkflowEvent> Events, WorkflowSnapshot Snapshot, ParallelRun Run) Record(int seed)
    {
        var workflows = new Workflows(new SseWorkflowOptions { MergeInterval = TimeSpan.FromMilliseconds(1) });
        var log = workflows.Start("random", new WorkflowOptions { Phases = { { WorkflowPhase.Processing, 1 } } });
        var run = new ParallelRun(seed, Threads, operations: 60);
        run.WriteAsync(log).GetAwaiter().GetResult();
        log.Complete();
        var cursor = log.Stream.OpenCursor();
        List<WorkflowEvent> events = [];
        while (cursor.TryRead(out var frames) == CursorStatus.Data)
        {
            while (StreamEvent.TryRead(ref frames, out var item))
                events.Add(WorkflowEvent.From(item).ShouldNotBeNull());
        }
        return (events, log.GetSnapshot(), run);
    }

    private static void RevisionsHaveNoHoles(List<WorkflowEvent> events)
    {
        events.Select(e => e.Rev).ShouldBe(Enumerable.Range(1, events.Count).Select(i => (long)i));
        events.Select(e => e.Position.Sequence).ShouldBe(events.Select(e => e.Rev));
        events.Zip(events.Skip(1)).ShouldAllBe(pair => pair.First.ElapsedMs <= pair.Second.ElapsedMs);
    }

    private static void EveryStartHasOneFinish(List<WorkflowEvent> events, ParallelRun run)
    {
        var started = events.OfType<StepStarted>().ToDictionary(e => e.Node);
        var finished = events.OfType<StepFinished>().ToDictionary(e => e.Node);
        started.Keys.Order().ShouldBe(finished.Keys.Order());
        started.Keys.Order().ShouldBe(run.Steps.Keys.Order());
        started.Values.ShouldAllBe(s => finished[s.Node].Rev > s.Rev);
        // A step that was ended by its parent's end, before its own, has the outcome the stream shows.
        foreach (var (node, outcome) in run.Steps)
        {
            if (outcome is { } given)
                finished[node].Outcome.ShouldBe(given, node);
        }
        events[^1].ShouldBeOfType<WorkflowFinished>().Outcome.ShouldBeOneOf(WorkflowOutcome.Succeeded, WorkflowOutcome.Warned);
    }

    private static void ChildrenEndInsideTheirParents(List<WorkflowEvent> events)
    {
        HashSet<string> open = ["0"];
        foreach (var e in events.Where(e => e is PhaseEvent or StepEvent))
        {
            if (e is PhaseStarted or StepStarted)
                open.Add(e.Node).ShouldBeTrue();
            open.ShouldContain(e.Node, $"{e.Type} of a node that is not open");
            open.ShouldContain(e.Parent!, $"{e.Type} outside of its parent");
            if (e is PhaseFinished or StepFinished)
                open.Remove(e.Node);
        }
        open.ShouldBe(["0"]);
    }

    private static void PercentagesNeverFall(List<WorkflowEvent> events)
    {
        var shown = events.OfType<WorkflowProgressed>().Select(e => e.Percentage ?? 0).ToList();
        shown.ShouldBe(shown.Order());
        shown.ShouldAllBe(p => p >= 0 && p <= 100);
        ((WorkflowFinished)events[^1]).Percentage.ShouldBe(100);
        foreach (var step in events.OfType<StepEvent>().GroupBy(e => e.Node))
        {
            var percentages = step.Select(e => e.Percentage ?? 0).ToList();
            percentages.ShouldBe(percentages.Order());
        }
    }

    private static void SnapshotsAtAnyPlaceAgree(List<WorkflowEvent> events, WorkflowSnapshot expected, Random random)
    {
        var early = new WorkflowSnapshot();
        var cut = random.Next(events.Count);
        events.Take(cut).ToList().ForEach(e => early.Apply(e));
        var resumed = WorkflowSnapshot.Parse(early.ToJson());
        events.Skip(Math.Max(0, cut - random.Next(10))).ToList().ForEach(e => resumed.Apply(e));
        JsonNode.DeepEquals(JsonNode.Parse(resumed.ToJson()), JsonNode.Parse(expected.ToJson()))
            .ShouldBeTrue($"cut at {cut}: {Encoding.UTF8.GetString(resumed.ToJson())}");
    }
}
