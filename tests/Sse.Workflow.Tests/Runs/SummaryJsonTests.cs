using System.Buffers;
using System.Text.Json;

namespace Sse.Workflow.Tests;

public sealed class SummaryJsonTests
{
    [Fact]
    public async Task ToJson_Summary_IsCamelCaseAndReadsBack()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("import", "run-1");
        log.StartPhase(WorkflowPhase.Validation);
        log.Step("one").Complete();
        log.EndPhase();
        log.IncrementCounter("pages", 3);
        log.Complete();
        var summary = log.GetSummary();

        var root = JsonElement.Parse(summary.ToJson());
        root.GetProperty("outcome").GetString().ShouldBe("succeeded");
        root.GetProperty("counters").GetProperty("pages").GetInt64().ShouldBe(3);
        var back = WorkflowSummary.Parse(summary.ToJson());
        (back.Id, back.Name, back.DurationMs, back.Outcome).ShouldBe((summary.Id, summary.Name, summary.DurationMs, summary.Outcome));
        back.Phases.ShouldBe(summary.Phases);
        back.Steps["succeeded"].ShouldBe(1);
    }

    [Fact]
    public void WriteTo_Summary_WritesWhatToJsonGives()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var summary = new WorkflowSummary { Id = "run-1" };
        summary.WriteTo(buffer);
        buffer.WrittenSpan.SequenceEqual(summary.ToJson()).ShouldBeTrue();
    }

    [Fact]
    public void Parse_NoObject_SaysSo() => Should.Throw<JsonException>(() => WorkflowSummary.Parse("null"u8)).Message.ShouldContain("not null");
}
