namespace Sse.Workflow;

/// <summary>What a metric's value means.</summary>
internal enum MetricKind : byte
{
    /// <summary>A sum that grows.</summary>
    Counter,

    /// <summary>A value that was set.</summary>
    Gauge,

    /// <summary>The last duration of an operation, in milliseconds.</summary>
    Timer,

    /// <summary>Operations a minute.</summary>
    Rate,
}
