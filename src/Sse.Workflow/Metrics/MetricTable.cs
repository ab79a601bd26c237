using System.Collections.Concurrent;

namespace Sse.Workflow;

/// <summary>The metrics of one kind of one workflow, by the name the user gives. Finding one takes no lock.</summary>
internal sealed class MetricTable<TMetric>(MetricBudget budget, Func<string, TMetric> create)
    where TMetric : Metric
{
    /// <summary>Made with the first metric: most workflows have one kind or none.</summary>
    private ConcurrentDictionary<string, TMetric>? _byName;

    /// <summary>The metric with this name, made when it is new; null when the workflow has as many as it may have.</summary>
    public TMetric? Find(string? name)
    {
        name ??= "";
        if (Volatile.Read(ref _byName) is { } known && known.TryGetValue(name, out var metric))
            return metric;
        return budget.TryTake() ? Add(name) : null;
    }

    /// <summary>All of them, in no particular order.</summary>
    public ICollection<TMetric> All => Volatile.Read(ref _byName)?.Values ?? [];

    private TMetric Add(string name)
    {
        if (Volatile.Read(ref _byName) is null)
            Interlocked.CompareExchange(ref _byName, new(StringComparer.Ordinal), null);
        var made = create(name);
        var metric = _byName!.GetOrAdd(name, made);
        // Two threads may come with the same new name.
        if (!ReferenceEquals(metric, made))
            budget.GiveBack();
        return metric;
    }
}
