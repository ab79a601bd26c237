using System.Diagnostics.CodeAnalysis;

namespace DemoHost.ResumeOptimizer;

/// <summary>The results of the last jobs, in memory and nowhere else: a resume is nothing to be left lying about.</summary>
internal sealed class OptimizerResults(ResumeOptimizerOptions options)
{
    private readonly Lock _lock = new();

    // Both under the lock; the queue has the ids in the order of their arrival.
    private readonly Dictionary<string, OptimizationResult> _results = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Keep(OptimizationResult result)
    {
        lock (_lock)
        {
            _results[result.JobId] = result;
            _order.Enqueue(result.JobId);
            while (_order.Count > options.MaxResults)
                _results.Remove(_order.Dequeue());
        }
    }

    public bool TryGet(string jobId, [NotNullWhen(true)] out OptimizationResult? result)
    {
        lock (_lock)
            return _results.TryGetValue(jobId, out result);
    }
}
