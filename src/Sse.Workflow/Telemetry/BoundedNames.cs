using System.Collections.Concurrent;

namespace Sse.Workflow;

/// <summary>
/// Keeps the number of different names in reports and metric tags bounded: once a limit is reached, a name not seen before
/// becomes <c>other</c>. Names already known stay, so a series never changes its meaning. Reports and metrics share one
/// instance, so that they agree on what <c>other</c> holds.
/// </summary>
/// <remarks>
/// OpenTelemetry folds the attribute sets of a metric beyond 2,000 into one, and every filter lies from then on; the limits
/// here stay below that.
/// </remarks>
internal sealed class BoundedNames(int maxWorkflows = 100, int maxPartsPerWorkflow = 150, int maxParts = 1_000)
{
    public const string Other = "other";

    private readonly ConcurrentDictionary<string, Entry> _workflows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PartKey, string> _parts = new();
    private readonly Lock _lock = new();

    private readonly Entry _other = new(Other);

    // Written under _lock only.
    private int _workflowCount;
    private int _partCount;

    public int MaxParts => maxParts;

    public int MaxWorkflows => maxWorkflows;

    public string Workflow(string name) => Find(name).Name;

    /// <summary>The name to use for <paramref name="part"/> inside <paramref name="workflow"/> (and inside <paramref name="scope"/>: a step's phase, a dimension's key).</summary>
    public string Part(NamePart kind, string workflow, string part, string? scope = null)
    {
        var owner = Find(workflow);
        var key = new PartKey(kind, owner.Name, scope, part);
        return _parts.TryGetValue(key, out var known) ? known : Admit(owner, key);
    }

    private Entry Find(string name)
    {
        if (_workflows.TryGetValue(name, out var entry))
            return entry;
        // Full for good: no lock on the way to "other".
        if (Volatile.Read(ref _workflowCount) >= maxWorkflows)
            return _other;
        lock (_lock)
        {
            if (_workflows.TryGetValue(name, out entry))
                return entry;
            if (_workflowCount >= maxWorkflows)
                return _other;
            _workflowCount++;
            return _workflows[name] = new Entry(name);
        }
    }

    private string Admit(Entry owner, PartKey key)
    {
        if (Volatile.Read(ref _partCount) >= maxParts || owner.Parts >= maxPartsPerWorkflow)
            return Other;
        lock (_lock)
        {
            if (_parts.TryGetValue(key, out var known))
                return known;
            if (_partCount >= maxParts || owner.Parts >= maxPartsPerWorkflow)
                return Other;
            _partCount++;
            owner.Parts++;
            _parts[key] = key.Part;
            return key.Part;
        }
    }

    private sealed class Entry(string name)
    {
        public string Name { get; } = name;

        public int Parts { get; set; }
    }

    private readonly record struct PartKey(NamePart Kind, string Workflow, string? Scope, string Part);
}
