using System.Collections.Concurrent;
using OpenTelemetry;

namespace Sse.Workflow.Tests.Telemetry;

/// <summary>An exporter that remembers.</summary>
internal sealed class Collected<T> : BaseExporter<T>
    where T : class
{
    public ConcurrentQueue<T> Items { get; } = [];

    public override ExportResult Export(in Batch<T> batch)
    {
        foreach (var item in batch)
            Items.Enqueue(item);
        return ExportResult.Success;
    }
}
