namespace Sse.Workflow;

/// <summary>
/// How long runs, phases and steps of a name usually take: a moving average over the successful ones. It weighs the parts of
/// a run before they are done, and lets a time of arrival be told early.
/// </summary>
/// <remarks>
/// Thread-safe; the lock is held for two look-ups. Remembers <c>maxNames</c> workflow names, the least recently used goes first, and <c>maxParts</c> phases and
/// steps of each; what comes after those is not learned.
/// </remarks>
internal sealed class RunHistory(int maxNames = 100, int maxParts = 200)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _uses;

    /// <summary>A run, phase or step ended well.</summary>
    /// <param name="key">What it was.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="childTime">How long its children took, added up; more than <paramref name="duration"/> when they ran side by side.</param>
    public void Learn(in HistoryKey key, TimeSpan duration, TimeSpan childTime = default) =>
        Learn(key, [new StepEnd(WorkflowOutcome.Succeeded, duration, childTime)]);

    /// <summary>Steps of one name ended well.</summary>
    /// <returns>What is known now; nothing for one part too many.</returns>
    public LearnedDuration Learn(in HistoryKey key, ReadOnlySpan<StepEnd> ends)
    {
        lock (_lock)
        {
            var entry = Touch(key.Workflow);
            var part = (key.Phase, key.Step);
            if (!entry.Parts.TryGetValue(part, out var known) && entry.Parts.Count >= maxParts)
                return default;
            foreach (var end in ends)
                known = known.With(end.Duration, end.ChildTime);
            return entry.Parts[part] = known;
        }
    }

    /// <summary>What is known of a run, phase or step; nothing is <c>default</c>, with a count of zero.</summary>
    public LearnedDuration Of(in HistoryKey key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key.Workflow, out var entry))
                return default;
            entry.LastUse = ++_uses;
            return entry.Parts.GetValueOrDefault((key.Phase, key.Step));
        }
    }

    private Entry Touch(string workflow)
    {
        if (!_entries.TryGetValue(workflow, out var entry))
        {
            if (_entries.Count >= maxNames)
                _entries.Remove(_entries.MinBy(e => e.Value.LastUse).Key);
            _entries[workflow] = entry = new Entry();
        }
        entry.LastUse = ++_uses;
        return entry;
    }

    private sealed class Entry
    {
        public Dictionary<(string? Phase, string? Step), LearnedDuration> Parts { get; } = [];

        public long LastUse { get; set; }
    }
}
