using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sse.Benchmarks.Marks;
using Sse.Workflow;

namespace Sse.Benchmarks.Workflow;

/// <summary>
/// A line of the ordinary log that is captured into the stream: formatted, template and arguments kept, redacted, encoded, readable. The rival formats the
/// same line to text and throws it away.
/// </summary>
public sealed class LineMarks : IMarkSource
{
    private const int Lines = 2_000;

    public IEnumerable<Mark> Marks()
    {
        yield return new Mark("workflow.line", "captured", Captured(), Rivals.LoggerMessage(Lines), new Goal { NanosecondsAtMost = 2_500 });
        yield return new Mark("workflow.line", "outside of workflows", Outside(), Rivals.LoggerMessage(Lines), new Goal { CostAtMost = 1, BytesAtMost = 0 });
    }

    private static ILogger Logger(SseWorkflowOptions options) => LoggerFactory
        .Create(logging => logging.AddProvider(new WorkflowLoggerProvider(Options.Create(options))))
        .CreateLogger("bench");

    private static Contender Captured()
    {
        var options = new SseWorkflowOptions();
        options.CaptureLogs(LogLevel.Information);
        options.Logs.MaxLinesPerStep = int.MaxValue;
        var workflows = new Workflows(options);
        var logger = Logger(options);
        return new Contender("ours", Lines, async () =>
        {
            var run = await workflows.RunAsync("bench", async (log, _) =>
            {
                var before = log.Stream.Head.Sequence;
                Write(logger);
                await Task.CompletedTask;
                return (log.Id, Lines: log.Stream.Head.Sequence - before);
            });
            workflows.Streams.Remove(run.Id);
            return run.Lines;
        });
    }

    private static Contender Outside()
    {
        var options = new SseWorkflowOptions();
        options.CaptureLogs(LogLevel.Information);
        var logger = Logger(options);
        return Contender.Of("ours", Lines, () =>
        {
            Write(logger);
            return Lines;
        });
    }

    private static void Write(ILogger logger)
    {
        for (var i = 0; i < Lines; i++)
            BenchMessages.StepFinished(logger, "Checking file format", "succeeded", i, "0197a1f0-job");
    }
}
