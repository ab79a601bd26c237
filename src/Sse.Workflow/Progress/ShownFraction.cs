namespace Sse.Workflow;

/// <summary>
/// The fraction of some work as people see it: it never falls. When work is added, it stays, and the rest of the way is
/// stretched over the rest of the work, so that it goes on rising instead of standing until the work catches up.
/// </summary>
/// <remarks>A mutable struct: keep it in a field. Not thread-safe.</remarks>
internal struct ShownFraction
{
    // Parts that were added up may miss the whole by rounding.
    private const double Whole = 1 - 1e-9;

    // The rest of the way starts at _baseShown, where the raw fraction was _baseRaw.
    private double _baseShown;
    private double _baseRaw;
    private double _raw;

    /// <summary>0 to 1.</summary>
    public double Value { get; private set; }

    /// <summary>0 to 100 with two decimals; 100 stands for all of it, not for almost all.</summary>
    public readonly double Percentage => Value >= Whole ? 100 : Math.Min(99.99, Math.Round(Value * 100, 2));

    /// <summary>Moves to what is true now, as far as it is not behind what was shown. Not a number changes nothing.</summary>
    public void MoveTo(double raw)
    {
        if (double.IsNaN(raw))
            return;
        raw = Math.Clamp(raw, 0, 1);
        if (raw < _raw)
        {
            _baseShown = Value;
            _baseRaw = raw;
        }
        _raw = raw;
        var rest = 1 - _baseRaw;
        var shown = rest <= 0 ? _baseShown : _baseShown + ((1 - _baseShown) * (raw - _baseRaw) / rest);
        Value = Math.Clamp(shown, Value, 1);
    }
}
