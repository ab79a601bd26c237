namespace Sse.Workflow;

/// <summary>What <c>Sse.Workflow</c> measures for OpenTelemetry and other listeners.</summary>
public sealed class TelemetryOptions
{
    private readonly Dictionary<string, MetricDeclaration> _metrics = new(StringComparer.Ordinal);

    /// <summary>How many names metric tags and reports may hold.</summary>
    public NameLimits Limits { get; } = new();

    internal IReadOnlyDictionary<string, MetricDeclaration> Metrics => _metrics;

    /// <summary>
    /// Gives a counter, gauge or timer of your workflows an instrument of its own. Undeclared ones share
    /// <c>sse.workflow.counter</c>, <c>sse.workflow.gauge</c> and <c>sse.workflow.timer</c>, told apart by a tag.
    /// </summary>
    /// <param name="name">The name the workflows use; also the instrument's.</param>
    /// <param name="unit">The unit in UCUM, such as <c>{page}</c> or <c>By</c>; timers are always in <c>s</c>.</param>
    /// <param name="description">What it means, for the people who read the dashboard.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public TelemetryOptions DeclareMetric(string name, string? unit = null, string? description = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _metrics[name] = new MetricDeclaration(unit, description);
        return this;
    }
}
