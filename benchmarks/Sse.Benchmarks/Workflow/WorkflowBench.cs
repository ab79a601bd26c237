using Sse.Workflow;

namespace Sse.Benchmarks.Workflow;

/// <summary>Workflows to measure.</summary>
internal static class WorkflowBench
{
    private static readonly Workflows Shared = new();

    public static EnhancedSseLogger Start(bool track = true) =>
        Shared.Start("bench", new WorkflowOptions { EnablePerformanceTracking = track });

    /// <summary>A whole workflow of some events; afterwards its stream is dropped, as retention does it.</summary>
    /// <returns>How many of the events are in the stream; merged ones, which come when their time has come, are not counted.</returns>
    public static long Run(int events, Action<EnhancedSseLogger> write, int eventsEach, bool track = true)
    {
        var log = Start(track);
        var before = log.Stream.Head.Sequence;
        for (var i = 0; i < events; i += eventsEach)
            write(log);
        var written = log.Stream.Head.Sequence - before;
        log.Complete();
        Shared.Streams.Remove(log.Id);
        return Math.Min(written, events);
    }

    /// <summary>Writes insights into a workflow, ends it and drops its stream.</summary>
    /// <returns>How many.</returns>
    public static long Write(EnhancedSseLogger log, int events)
    {
        for (var i = 0; i < events; i++)
            log.Insight("skills", "high", "Ten years of C#");
        log.Complete();
        Shared.Streams.Remove(log.Id);
        return events;
    }

    /// <summary>
    /// Bytes that one event takes in the stream. They are the product, not overhead: goals count what is allocated beyond them.
    /// </summary>
    public static double StoredBytes(Action<EnhancedSseLogger> write, int eventsEach)
    {
        var log = Start();
        var before = log.Stream.Bytes;
        for (var i = 0; i < 100; i++)
            write(log);
        return (log.Stream.Bytes - before) / (100.0 * eventsEach);
    }
}
