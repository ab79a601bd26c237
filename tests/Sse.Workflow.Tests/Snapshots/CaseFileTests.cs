using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sse.Primitives;
using Sse.Testing;

namespace Sse.Workflow.Tests;

public sealed partial class CaseFileTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> ScenarioNames => [.. Scenarios.All.Keys];

    public static TheoryData<string> CaseNames => [.. CaseFiles.Names];

    [Theory]
    [MemberData(nameof(ScenarioNames))]
    public async Task Writer_OfAScenario_WritesTheRecordedEvents(string name)
    {
        var clock = new ManualTimeProvider();
        await using var workflows = new Workflows(new SseWorkflowOptions { TimeProvider = clock });
        await using var log = workflows.Start("cv_extraction", Scenarios.OptionsFor(name));
        Scenarios.All[name](log, clock);

        var lines = LinesOf(log.Stream);
        if (CaseFiles.IsUpdating)
            await File.WriteAllTextAsync(CaseFiles.EventsOf(name), lines, TestContext.Current.CancellationToken);

        lines.ShouldBe(await File.ReadAllTextAsync(CaseFiles.EventsOf(name), TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Apply_OfRecordedEvents_MakesTheRecordedSnapshot(string name)
    {
        var snapshot = new WorkflowSnapshot();
        foreach (var line in File.ReadLines(CaseFiles.EventsOf(name)))
            snapshot.Apply(Read(line));

        var json = Indented(snapshot);
        if (CaseFiles.IsUpdating)
            File.WriteAllText(CaseFiles.SnapshotOf(name), json);

        JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(File.ReadAllText(CaseFiles.SnapshotOf(name)))).ShouldBeTrue(json);
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Apply_OfTheTailToASnapshotOfAnyPosition_MakesTheSameSnapshot(string name)
    {
        var events = File.ReadLines(CaseFiles.EventsOf(name)).Select(Read).ToList();
        var whole = new WorkflowSnapshot();
        events.ForEach(e => whole.Apply(e));
        for (var cut = 0; cut < events.Count; cut++)
        {
            var early = new WorkflowSnapshot();
            events.Take(cut).ToList().ForEach(e => early.Apply(e));
            var resumed = WorkflowSnapshot.Parse(early.ToJson());
            // Some events come twice, as after a reconnection.
            events.Skip(Math.Max(0, cut - 3)).ToList().ForEach(e => resumed.Apply(e));
            JsonNode.DeepEquals(JsonNode.Parse(resumed.ToJson()), JsonNode.Parse(whole.ToJson())).ShouldBeTrue($"cut at {cut}");
        }
    }

    private static WorkflowEvent Read(string line) =>
        WorkflowEvent.Parse(JsonElement.Parse(line).GetProperty("type").GetString()!, Encoding.UTF8.GetBytes(line));

    /// <summary>Without trace ids: other tests may listen to activities at the same time.</summary>
    private static string LinesOf(EventStream stream) =>
        string.Concat(Recorded.Events(stream).Select(e => TraceId().Replace(e.GetRawText(), "") + "\n"));

    [GeneratedRegex("\"traceId\":\"[0-9a-f]{32}\",")]
    private static partial Regex TraceId();

    private static string Indented(WorkflowSnapshot snapshot) =>
        JsonSerializer.Serialize(JsonElement.Parse(snapshot.ToJson()), Readable) + "\n";
}
