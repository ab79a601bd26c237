using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Sse.Primitives;
using Sse.Testing;

namespace Sse.Workflow.Tests;

/// <summary>The schema in docs/reference is what the code reads, and what the code writes.</summary>
public sealed class EventSchemaTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonObject Schema = EventSchema.Generate();

    public static TheoryData<string> CaseNames => [.. CaseFiles.Names.Where(name => name != "unknown")];

    [Theory]
    [InlineData("events.schema.json")]
    [InlineData("events.md")]
    public void Reference_IsWhatTheCodeSays(string name)
    {
        var file = Path.Combine(CaseFiles.Folder, "..", "..", "..", "docs", "reference", name);
        var actual = name.EndsWith(".md", StringComparison.Ordinal) ? EventPage.Write(Schema) : Schema.ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
            File.WriteAllText(file, actual);

        actual.ShouldBe(File.ReadAllText(file), "An event changed: run the tests with UPDATE_SCHEMA=1 and review the difference.");
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Events_OfRecordedStreams_FollowTheSchema(string name)
    {
        foreach (var line in File.ReadLines(CaseFiles.EventsOf(name)))
            ErrorsIn(line).ShouldBeEmpty(line);
    }

    [Fact]
    public async Task Events_OfEveryTypeAndField_FollowTheSchema()
    {
        var clock = new ManualTimeProvider();
        await using var workflows = new Workflows(new SseWorkflowOptions { TimeProvider = clock });
        await using var log = workflows.Start("import", new WorkflowOptions { Id = "all", Tags = { ["file"] = "a.csv" }, Phases = { { "LOAD", 2, 3 } }, ExpectedSteps = 4 });
        await WriteEverythingAsync(log, clock);

        var events = Recorded.Events(log.Stream).Select(e => e.GetRawText()).ToList();
        foreach (var e in events)
            ErrorsIn(e).ShouldBeEmpty(e);
        var types = events.Select(e => JsonNode.Parse(e)!["type"]!.GetValue<string>()).Distinct().Select(t => t.StartsWith("x.", StringComparison.Ordinal) ? EventSchema.Custom : t);
        types.ShouldBe(EventSchema.Types.Select(t => t.Type), ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"type":"insight","workflowId":"a","ts":"2026-01-01T00:00:00.000Z","t":0,"node":"0","rev":1,"category":"c"}""", "message is missing")]
    [InlineData("""{"type":"insight","workflowId":"a","ts":"2026-01-01T00:00:00.000Z","t":0,"node":0,"rev":1,"category":"c","message":"m"}""", "$.node: 0 is not of type")]
    [InlineData("""{"type":"insight","workflowId":"a","ts":"2026-01-01T00:00:00.000Z","t":0,"node":"0","rev":1,"category":"c","message":"m","colour":1}""", "does not know colour")]
    [InlineData("""{"type":"phase.finished","workflowId":"a","ts":"2026-01-01T00:00:00.000Z","t":0,"node":"1","rev":1,"name":"n","outcome":"done","durationMs":1}""", "is none of")]
    public void Check_OfAnEventThatIsWrong_SaysWhatIs(string json, string error) => ErrorsIn(json).ShouldContain(e => e.Contains(error));

    private static List<string> ErrorsIn(string json)
    {
        var value = JsonNode.Parse(json)!;
        var type = value["type"]!.GetValue<string>();
        return [.. new JsonSchemaCheck(Schema).Errors(Schema["$defs"]![type.StartsWith("x.", StringComparison.Ordinal) ? EventSchema.Custom : type]!, value)];
    }

    private static async Task WriteEverythingAsync(EnhancedSseLogger log, ManualTimeProvider clock)
    {
        log.StartPhase("LOAD", expectedSteps: 2);
        using (var step = log.Step("reading"))
        {
            for (var done = 1; done <= 6; done++)
            {
                step.Report(done, 12, "rows");
                clock.Advance(TimeSpan.FromSeconds(1));
            }
            step.Retrying(2, TimeSpan.FromSeconds(1.5), new TimeoutException());
            step.Confidence = 0.5;
            step.Fail(new WorkflowProblem("broken", "It broke.") { Retryable = true, Suggestion = "Try again." });
        }
        log.EndPhase();
        await log.ForEachAsync(Enumerable.Range(1, 30), (number, item, _) => EndItem(number, item, clock), new BulkOptions { MaxConcurrency = 1, Page = new BulkPage(1, 30, 2, 60) });
        using (log.BeginScope(new Dictionary<string, object> { ["request"] = 7 }))
            log.Log(LogLevel.Error, new EventId(3, "odd"), new IOException("x"), "Row {Row} of {File} is odd", 7, "a.csv");
        log.IncrementCounter("rows", 3);
        log.SetGauge("size", 1.5, "By");
        log.Insight("skills", "high", "Ten years");
        log.Validation("has e-mail", "passed", "found");
        log.Diff("summary", "replace", "old", "new");
        log.Artifact("Text", "/files/1.txt", "text/plain");
        log.Emit("rating", new { Stars = 5 });
        await using (var child = log.StartChild("export"))
            child.Complete();
        clock.Advance(TimeSpan.FromSeconds(1));
        log.RequestCancel("ada", "changed my mind");
        log.Complete(new { Rows = 3 });
    }

    private static Task EndItem(int number, BulkItem item, ManualTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromMilliseconds(200));
        item.Key = $"row {number}";
        item.SetData(new { number });
        item.Disposition = "new";
        return number % 10 == 0 ? Task.FromException(new IOException()) : Task.CompletedTask;
    }
}
