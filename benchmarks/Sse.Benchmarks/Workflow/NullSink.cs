using Serilog.Core;
using Serilog.Events;

namespace Sse.Benchmarks.Workflow;

/// <summary>Takes Serilog's events and keeps none: what is measured is the making of an event that is thrown away.</summary>
internal sealed class NullSink : ILogEventSink
{
    public long Count { get; private set; }

    public void Emit(LogEvent logEvent) => Count++;
}
