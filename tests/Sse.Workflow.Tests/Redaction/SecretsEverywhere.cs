using Microsoft.Extensions.Logging;

namespace Sse.Workflow.Tests.Redaction;

/// <summary>Gives a secret to every member of a workflow that takes a text or a value.</summary>
internal static class SecretsEverywhere
{
    public const string Secret = "hunter2-9f3a";

    private const string Text = $"token: {Secret}";

    public static WorkflowOptions Options => new() { Tags = { ["owner"] = Secret, ["api_key"] = Secret, ["note"] = $"password={Secret}" } };

    public static void Write(EnhancedSseLogger log)
    {
        log.SetTag("session_token", Secret);
        log.StartPhase(new WorkflowPhase(Text));
        using (var step = log.Step(Text))
        {
            step.SetMessage(Text);
            step.Report(1, 2, Text);
            step.Problem("code", Text, Text);
            step.Fail(new WorkflowProblem("broken", Text) { Suggestion = Text });
        }
        log.Step(Text);
        log.StepComplete(Text);
        log.IncrementCounter(Text);
        log.SetGauge(Text, 1, Text);
        log.StartTimer(Text);
        log.EndTimer(Text);
        log.Insight(Text, Text, Text);
        log.Validation(Text, Text, Text);
        log.Diff(Text, Text, Text, Text);
        log.Artifact(Text, $"https://host/file?token={Secret}", "text/plain");
        log.Emit("x.custom", new { Password = Secret, Text, Inner = new[] { new { AccessToken = Secret } } });
        log.RequestCancel(Text, Text);
    }

    /// <summary>What the ordinary log gets as it is: lines of the application's own, and exceptions.</summary>
    public static void WriteOwnLines(EnhancedSseLogger log)
    {
        log.Log(LogLevel.Warning, Text);
        log.Log(LogLevel.Warning, "The {Password} is wrong, {Note}", Secret, Text);
        log.Error(Text, new InvalidOperationException(Text), Text);
        log.Step("failing").Fail(new InvalidOperationException(Text));
    }

    public static void End(EnhancedSseLogger log) => log.Complete(new { ClientSecret = Secret, Log = Text });
}
