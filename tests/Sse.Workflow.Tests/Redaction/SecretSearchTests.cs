using Microsoft.Extensions.Logging;

namespace Sse.Workflow.Tests.Redaction;

/// <summary>A secret is given to every member that takes a text or a value; then everything that left is searched for it.</summary>
public sealed class SecretSearchTests
{
    private const string Secret = "hunter2-9f3a";

    [Fact]
    public async Task Stream_SecretGivenEverywhere_HoldsItNowhere()
    {
        var options = new SseWorkflowOptions { IncludeExceptionMessages = true };
        options.Tags["owner"] = TagClass.Private;
        options.Redaction.Callback = a => a.Text.Replace(Secret, "***", StringComparison.Ordinal);
        var plain = new SseWorkflowOptions { IncludeExceptionMessages = true };
        plain.Tags["owner"] = TagClass.Private;

        foreach (var configured in new[] { options, plain })
        {
            await using var workflows = new Workflows(configured);
            var start = new WorkflowOptions { Tags = { ["owner"] = Secret, ["api_key"] = Secret, ["note"] = $"password={Secret}" } };
            await using var log = workflows.Start("import", start);
            WriteEverywhere(log);

            var text = string.Join('\n', Recorded.Events(log.Stream).Select(e => e.GetRawText()));
            Recorded.Events(log.Stream).Where(e => e.GetRawText().Contains(Secret)).Select(e => e.GetRawText()).ShouldBeEmpty();
            text.ShouldContain("[redacted]");
            log.Describe().Tags.Values.ShouldAllBe(v => !v.Contains(Secret));
            System.Text.Json.JsonSerializer.Serialize(
                workflows.Reports.GetReport(TimeSpan.FromMinutes(5)), WorkflowReportJson.Default.WorkflowReport).ShouldNotContain(Secret);
        }
    }

    private static void WriteEverywhere(EnhancedSseLogger log)
    {
        const string Text = $"token: {Secret}";
        log.SetTag("session_token", Secret);
        log.StartPhase(new WorkflowPhase(Text));
        using (var step = log.Step(Text))
        {
            step.SetMessage(Text);
            step.Report(1, 2, Text);
            step.Problem("code", Text, Text);
            step.Fail(new InvalidOperationException(Text));
        }
        log.Step(Text);
        log.StepComplete(Text);
        log.IncrementCounter(Text);
        log.SetGauge(Text, 1);
        log.Insight(Text, Text, Text);
        log.Validation(Text, Text, Text);
        log.Diff(Text, Text, Text, Text);
        log.Artifact(Text, $"https://host/file?token={Secret}", "text/plain");
        log.Log(LogLevel.Warning, Text);
        log.Emit("x.custom", new { Password = Secret, Text, Inner = new[] { new { AccessToken = Secret } } });
        log.Error(Text, new InvalidOperationException(Text), Text);
        log.RequestCancel(Text, Text);
        log.Complete(new { ClientSecret = Secret, Log = Text });
    }
}
