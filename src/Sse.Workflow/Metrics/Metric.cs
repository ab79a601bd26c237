namespace Sse.Workflow;

/// <summary>One counter, gauge, timer or rate of a workflow.</summary>
internal abstract class Metric(MetricKind kind, string name) : MergedUpdate
{
    private string? _unit;

    public MetricKind Kind { get; } = kind;

    /// <summary>As the stream shows it: redacted and clipped.</summary>
    public string Name { get; } = name;

    public string? Unit
    {
        get => Volatile.Read(ref _unit);
        set => Volatile.Write(ref _unit, value);
    }

    /// <summary>The value that readers are shown.</summary>
    /// <param name="at">Time since the workflow's start.</param>
    public abstract double Read(TimeSpan at);

    public override void Flush(WorkflowWriter writer, TimeSpan at) =>
        writer.WriteLocked(EventKind.Metric, writer.Root, at, new MetricBody(this, Read(at)));
}
