using System.Collections.Concurrent;

namespace Sse.Workflow;

/// <summary>
/// Keeps the number of different names in reports and metric tags within <see cref="NameLimits"/>. Reports and metrics share
/// one instance, so that they agree on what <c>other</c> holds. Known names are found without a lock and without allocation.
/// </summary>
internal sealed class BoundedNames(NameLimits? limits = null)
{
    public const string Other = "other";

    private static readonly int Kinds = Enum.GetValues<NamePart>().Length;

    private readonly NameLimits _limits = limits ?? new NameLimits();
    private readonly ConcurrentDictionary<string, Owner> _workflows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PartKey, string> _parts = new();
    private readonly Owner _other = new(Other);
    private readonly Lock _lock = new();

    // Written under _lock only, read before it: once full they stay full, and "other" is answered without the lock.
    private readonly int[] _counts = new int[Kinds];
    private int _workflowCount;

    public string Workflow(string name) => Find(name).Name;

    public string Part(NamePart kind, string workflow, string part) => Bound(kind, Find(workflow), null, part);

    /// <summary>A step beyond the limit loses its phase too: otherwise each phase would add an <c>other</c> of its own.</summary>
    public (string? Phase, string Step) Step(string workflow, string? phase, string step)
    {
        var owner = Find(workflow);
        var boundedPhase = phase is null ? null : Bound(NamePart.Phase, owner, null, phase);
        var boundedStep = Bound(NamePart.Step, owner, boundedPhase, step);
        return ReferenceEquals(boundedStep, Other) ? (Other, Other) : (boundedPhase, boundedStep);
    }

    private Owner Find(string name)
    {
        if (_workflows.TryGetValue(name, out var owner))
            return owner;
        // Looked up once more: the last place may have been taken, for this very name, after the first look.
        if (Volatile.Read(ref _workflowCount) >= _limits.Workflows)
            return _workflows.GetValueOrDefault(name, _other);
        lock (_lock)
        {
            if (_workflows.TryGetValue(name, out owner))
                return owner;
            if (_workflowCount >= _limits.Workflows)
                return _other;
            _workflows[name] = owner = new Owner(name);
            Volatile.Write(ref _workflowCount, _workflowCount + 1);
            return owner;
        }
    }

    private string Bound(NamePart kind, Owner owner, string? scope, string part)
    {
        var key = new PartKey(kind, owner.Name, scope, part);
        if (_parts.TryGetValue(key, out var known))
            return known;
        if (IsFull(kind, owner))
            return _parts.GetValueOrDefault(key, Other);
        lock (_lock)
        {
            if (_parts.TryGetValue(key, out known))
                return known;
            if (IsFull(kind, owner))
                return Other;
            _parts[key] = part;
            Volatile.Write(ref _counts[(int)kind], _counts[(int)kind] + 1);
            Volatile.Write(ref owner.Counts[(int)kind], owner.Counts[(int)kind] + 1);
            return part;
        }
    }

    private bool IsFull(NamePart kind, Owner owner)
    {
        var limit = _limits.Of(kind);
        return Volatile.Read(ref _counts[(int)kind]) >= limit || Volatile.Read(ref owner.Counts[(int)kind]) >= (limit + 1) / 2;
    }

    private sealed class Owner(string name)
    {
        public string Name { get; } = name;

        public int[] Counts { get; } = new int[Kinds];
    }

    private readonly record struct PartKey(NamePart Kind, string Workflow, string? Scope, string Part);
}
