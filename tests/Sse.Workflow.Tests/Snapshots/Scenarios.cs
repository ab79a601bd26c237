using Microsoft.Extensions.Logging;
using Sse.Testing;

namespace Sse.Workflow.Tests;

/// <summary>Runs whose streams are kept as case files. Each starts with a fresh clock, so the same events come out every time.</summary>
internal static class Scenarios
{
    public static readonly Dictionary<string, Action<EnhancedSseLogger, ManualTimeProvider>> All = new(StringComparer.Ordinal)
    {
        ["cv-extraction"] = CvExtraction,
        ["parallel-steps"] = ParallelSteps,
        ["failure"] = Failure,
        ["cancel"] = Cancel,
        ["last-values"] = LastValues,
        ["long-lists"] = LongLists,
        ["abandoned"] = (log, clock) =>
        {
            log.StartPhase(WorkflowPhase.Processing);
            log.Step("Reading").Step("Decoding");
            Pass(clock, 40);
            log.DisposeAsync().AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        },
    };

    public static WorkflowOptions OptionsFor(string name) => new()
    {
        Id = name,
        Tags = { ["file"] = "cv \"ä\".pdf" },
        Phases = { { WorkflowPhase.Validation, 1, 2 }, { WorkflowPhase.Processing, 3 } },
        Links = { ["retryOf"] = "earlier" },
    };

    private static void CvExtraction(EnhancedSseLogger log, ManualTimeProvider clock)
    {
        log.StartPhase(WorkflowPhase.Validation, expectedSteps: 2);
        log.Step("Checking file format");
        Pass(clock, 100);
        log.StepComplete("File is valid PDF");
        log.Step("Checking file size");
        Pass(clock, 200);
        log.StepComplete();
        log.EndPhase();
        log.StartPhase(WorkflowPhase.Processing);
        log.StartTimer("ai_extraction");
        using (var step = log.Step("Extracting text"))
        {
            step.Report(3, 12, "pages");
            Pass(clock, 1234);
            step.Report(12);
            step.Confidence = 0.95;
            step.Complete("12 pages\nread");
        }
        log.EndTimer("ai_extraction");
        log.IncrementCounter("pages", 12);
        log.SetGauge("confidence", 0.95);
        log.Insight("skills", "high", "Ten years of C#");
        log.Artifact("Text", "/files/1.txt", "text/plain");
        log.EndPhase();
        Pass(clock, 5);
        log.Complete(new { Name = "Ada", Skills = new[] { "C#" } });
    }

    private static void ParallelSteps(EnhancedSseLogger log, ManualTimeProvider clock)
    {
        var parent = log.Step("Scoring", weight: 2);
        var first = parent.Step("Skills");
        var second = parent.Step("Companies", weight: 3);
        Pass(clock, 130);
        second.ReportProgress(50);
        Pass(clock, 130);
        second.Complete();
        first.Skip("no skills given");
        parent.SetMessage("almost");
        Pass(clock, 200);
        parent.Warn("one part was left out");
        log.SetTag("plan", "premium");
        log.Complete();
    }

    private static void Failure(EnhancedSseLogger log, ManualTimeProvider clock)
    {
        log.StartPhase(WorkflowPhase.Validation);
        log.Step("Reading").Fail(new WorkflowProblem("unreadable", "The file cannot be read.") { Suggestion = "Send a PDF.", Retryable = false });
        log.Problem("slow", "The service is slow.", retryable: true);
        Pass(clock, 10);
        log.Step("Scanning");
        log.Fail(new TimeoutException("internal detail"));
    }

    private static void Cancel(EnhancedSseLogger log, ManualTimeProvider clock)
    {
        log.Step("Waiting");
        Pass(clock, 10);
        log.RequestCancel("ada", "changed my mind");
        Pass(clock, 20);
        log.Fail(new OperationCanceledException());
    }

    private static void LastValues(EnhancedSseLogger log, ManualTimeProvider clock)
    {
        for (var i = 0; i < 3; i++)
        {
            log.IncrementCounter("rows", 10);
            log.SetGauge("memory", 1024 * i, "By");
            log.RecordRate("requests", 5);
            log.Validation("has e-mail", i == 2 ? "passed" : "pending");
            Pass(clock, 1000);
        }
        log.SetGauge("broken", double.NaN);
        log.Diff("summary", "replace", "old", "new");
        log.Log(LogLevel.Warning, "Careful");
        log.Emit("x.rating", new { Stars = 5 });
        log.Complete();
    }

    private static void LongLists(EnhancedSseLogger log, ManualTimeProvider clock)
    {
        for (var i = 1; i <= 210; i++)
        {
            log.Log(LogLevel.Information, $"Line {i}");
            Pass(clock, 1);
        }
        log.End(WorkflowOutcome.Skipped);
    }

    private static void Pass(ManualTimeProvider clock, int milliseconds) => clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
