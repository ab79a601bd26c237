namespace Sse.Workflow;

/// <summary>
/// One series: the slice being filled, the coarse slice that closed slices are added to, and what both write to when they
/// close. <see cref="_lock"/> guards all of it; it is held for a few increments, and for the packing of a slice once in a
/// slice's length.
/// </summary>
internal sealed class ReportSeries(int id, SeriesKey key, TimeSlices time)
{
    private readonly Lock _lock = new();
    private readonly SliceFigures _active = new(HasDurations(key.Kind));
    private readonly SliceFigures _coarse = new(HasDurations(key.Kind));
    private int _slice;
    private int _running;
    private string? _message;
    private int _lastSlice;

    public int Id => id;

    public SeriesKey Key => key;

    /// <summary>Runs begun and not ended; an end without a start does not make it negative.</summary>
    public int Running => Math.Max(0, Volatile.Read(ref _running));

    /// <summary>The message of the latest problem of this series.</summary>
    public string? Message => Volatile.Read(ref _message);

    /// <summary>The slice of the latest record.</summary>
    public int LastSlice => Volatile.Read(ref _lastSlice);

    public static bool HasDurations(SeriesKind kind) => kind is SeriesKind.Run or SeriesKind.Phase or SeriesKind.Step;

    public void Started() => Interlocked.Increment(ref _running);

    public void Ended(WorkflowOutcome outcome, TimeSpan duration)
    {
        if (key.Kind == SeriesKind.Run)
            Interlocked.Decrement(ref _running);
        lock (_lock)
        {
            Touch();
            _active.AddEnd(outcome, duration);
        }
    }

    /// <summary>Steps that have ended since the last call.</summary>
    public void Ended(ReadOnlySpan<StepEnd> ends)
    {
        lock (_lock)
        {
            Touch();
            foreach (var end in ends)
                _active.AddEnd(end.Outcome, end.Duration);
        }
    }

    public void Added(double amount, string? message = null)
    {
        lock (_lock)
        {
            Touch();
            _active.AddAmount(amount);
            _message = message;
        }
    }

    /// <summary>Closes what lies before <paramref name="current"/>, then adds to <paramref name="into"/> what only this series holds.</summary>
    /// <param name="current">The slice of now.</param>
    /// <param name="coarse">Whether the closed slices of the coarse slice of now are wanted too.</param>
    /// <param name="into">The figures to add to.</param>
    /// <returns>The slice that was open: a record may have closed that of <paramref name="current"/> already.</returns>
    public int AddOpen(int current, bool coarse, SliceFigures into)
    {
        lock (_lock)
        {
            MoveTo(current);
            into.Merge(_active);
            if (coarse)
                into.Merge(_coarse);
            return _slice;
        }
    }

    private void Touch()
    {
        MoveTo(time.Current);
        _lastSlice = _slice;
    }

    // A thread that read the clock earlier but came later counts in the open slice.
    private void MoveTo(int slice)
    {
        if (slice <= _slice)
            return;
        Span<ulong> words = stackalloc ulong[SliceFigures.MaxWords];
        if (_active.Count > 0)
        {
            time.Fine.Append(id, _slice, _active.Sum, words[.._active.CopyTo(words)]);
            _coarse.Merge(_active);
            _active.Clear();
        }
        var coarse = time.CoarseOf(_slice);
        if (time.CoarseOf(slice) > coarse && _coarse.Count > 0)
        {
            time.Coarse.Append(id, coarse, _coarse.Sum, words[.._coarse.CopyTo(words)]);
            _coarse.Clear();
        }
        _slice = slice;
    }
}
