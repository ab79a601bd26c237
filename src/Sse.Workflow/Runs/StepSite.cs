namespace Sse.Workflow;

/// <summary>
/// What one run knows of steps of one name in one phase: where their ends are counted, and how long they usually take. Ends are gathered here and
/// handed on together, so that a step pays for neither look-ups nor the locks of what all runs share.
/// </summary>
/// <remarks>Owned by the workflow's lock.</remarks>
internal sealed class StepSite(string? phase, string name, ReportSeries report, RunHistory history, HistoryKey key)
{
    private const int Room = 16;

    // Made with the first end; those that teach nothing about durations come from the back.
    private StepEnd[]? _ends;
    private int _count;
    private int _learnable;

    /// <summary>The site that has something to hand on too. Owned by <see cref="StepSites"/>.</summary>
    public StepSite? NextPending { get; set; }

    /// <summary>What earlier steps took.</summary>
    public LearnedDuration Learned { get; private set; } = history.Of(key);

    /// <summary>Whether the step is one of this site. A loop gives the same texts again, so most comparisons end with the reference.</summary>
    public bool Is(string? inPhase, string step) => string.Equals(name, step, StringComparison.Ordinal) && string.Equals(phase, inPhase, StringComparison.Ordinal);

    /// <summary>Counts the end of a step.</summary>
    /// <returns>Whether it is the first since all sites were told to <see cref="Apply"/>.</returns>
    public bool Add(in StepEnd end, bool isLearned)
    {
        _ends ??= new StepEnd[Room];
        // Before room is made: a full site has said that it has something to hand on, and must not say so again.
        var isFirst = _count == 0;
        if (_count == Room)
            Apply();
        if (isLearned)
        {
            // Keeps those to learn from in front.
            _ends[_count] = _ends[_learnable];
            _ends[_learnable++] = end;
        }
        else
        {
            _ends[_count] = end;
        }
        _count++;
        return isFirst;
    }

    /// <summary>Hands on what was gathered.</summary>
    public void Apply()
    {
        var ends = _ends.AsSpan(0, _count);
        report.Ended(ends);
        if (_learnable > 0)
            Learned = history.Learn(key, ends[.._learnable]);
        _count = _learnable = 0;
    }
}
