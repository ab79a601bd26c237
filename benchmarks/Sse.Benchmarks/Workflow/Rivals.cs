using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Serilog;
using Sse.Benchmarks.Marks;
using Sse.Workflow;

namespace Sse.Benchmarks.Workflow;

/// <summary>What others do in the place of one published event, as often as a mark asks.</summary>
internal static class Rivals
{
    /// <summary>Serilog makes an Information event with four properties and throws it away.</summary>
    public static Contender Serilog(int events)
    {
        var sink = new NullSink();
        var log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();
        return Contender.Of("Serilog, discarded", events, () =>
        {
            var before = sink.Count;
            for (var i = 0; i < events; i++)
                log.Information("Step {Name} {Outcome} after {Duration} ms ({WorkflowId})", "Checking file format", "succeeded", i, "0197a1f0-job");
            return sink.Count - before;
        });
    }

    /// <summary>A source-generated message with the same properties, formatted to text by its provider and thrown away.</summary>
    public static Contender LoggerMessage(int events)
    {
        var provider = new FormattingProvider();
        var logger = LoggerFactory.Create(logging => logging.AddProvider(provider)).CreateLogger("bench");
        return Contender.Of("LoggerMessage, formatted", events, () =>
        {
            var before = provider.Count;
            for (var i = 0; i < events; i++)
                BenchMessages.StepFinished(logger, "Checking file format", "succeeded", i, "0197a1f0-job");
            return provider.Count - before;
        });
    }

    /// <summary>An activity with two tags, started and stopped under a listener that records all data.</summary>
    public static Contender Activity(int activities)
    {
        var source = new ActivitySource("bench");
        var stopped = 0L;
        var listener = new ActivityListener
        {
            ShouldListenTo = heard => heard == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ => stopped++,
        };
        ActivitySource.AddActivityListener(listener);
        return Contender.Of("Activity with a listener", activities, () =>
        {
            var before = stopped;
            for (var i = 0; i < activities; i++)
            {
                using var activity = source.StartActivity("step");
                activity?.SetTag("name", "Checking file format").SetTag("outcome", "succeeded");
            }
            return stopped - before;
        });
    }

    /// <summary>System.Text.Json, source-generated, encodes the same event: no lock, no clock, no stream.</summary>
    public static Contender Json(int events)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(1024);
        var writer = new Utf8JsonWriter(buffer);
        var insight = new InsightEmitted
        {
            Type = WorkflowEventTypes.Insight, WorkflowId = "0197a1f0-7d1c-7000-8000-000000000000", Timestamp = TimeProvider.System.GetUtcNow(), ElapsedMs = 1,
            Node = "0", Rev = 1, Category = "skills", Importance = "high", Message = "Ten years of C#",
        };
        return Contender.Of("JSON alone", events, () =>
        {
            var written = 0L;
            for (var i = 0; i < events; i++)
            {
                buffer.ResetWrittenCount();
                writer.Reset(buffer);
                JsonSerializer.Serialize(writer, insight, WorkflowJson.Default.InsightEmitted);
                written += Math.Sign(buffer.WrittenCount);
            }
            return written;
        });
    }
}
