namespace Sse.Workflow;

/// <summary>
/// How far a piece of work is: a leaf counts done units of a total, a parent adds up its children by weight. What is shown
/// never falls: when work is added, it stays and the rest of the way is stretched over the rest of the work.
/// </summary>
/// <remarks>
/// Not thread-safe: the workflow's lock guards a whole tree. A report costs a few additions for each level above it, however
/// many children there are. A total that is not known is null, never zero.
/// </remarks>
internal sealed class WorkProgress
{
    // What learned weights alone cannot say is that nothing else will come.
    private const double MaxByExpectation = 0.99;

    // Parts that were added up may miss the whole by rounding.
    private const double Whole = 1 - 1e-9;

    private readonly WorkProgress? _parent;
    private readonly double _weight;

    // Of the children that exist: their weights, and the parts of them that are done.
    private double _childWeight;
    private double _childDone;
    private int _children;
    private int _expectedChildren;
    private double _expectedWeight;

    // What the parent has counted of this node so far.
    private double _counted;

    // The rest of the way starts at _baseShown, where the raw fraction was _baseRaw.
    private double _baseShown;
    private double _baseRaw;
    private double _raw;
    private double _shown;

    /// <summary>A root, of weight 1.</summary>
    public WorkProgress()
        : this(null, 1)
    {
    }

    private WorkProgress(WorkProgress? parent, double weight)
    {
        _parent = parent;
        _weight = weight;
    }

    /// <summary>Done units as last reported; null for a parent.</summary>
    public double? Done { get; private set; }

    /// <summary>All units; null when nobody knows.</summary>
    public double? Total { get; private set; }

    public bool IsFinished { get; private set; }

    /// <summary>How long the finished children took, added up: what <see cref="ExpectWeight"/> of a later run is learned from.</summary>
    public TimeSpan ChildTime { get; private set; }

    /// <summary>From 0 to 100, never falling; null when it cannot be told. Exactly 100 after a success.</summary>
    public double? Percentage => IsKnown ? Percent(_shown) : null;

    /// <summary>The same from 0 to 1, unrounded; 0 when it cannot be told.</summary>
    public double Fraction => _shown;

    private bool IsKnown => IsFinished || Total is not null || _expectedChildren > 0 || _expectedWeight > 0 || _shown > 0;

    /// <summary>Adds a child. Weights are relative to the siblings'; what is not a positive number counts as 1.</summary>
    public WorkProgress AddChild(double weight = 1)
    {
        Reserve(weight);
        return Child(weight);
    }

    /// <summary>
    /// Counts a child that has nothing to say yet: most steps say nothing between their start and their end, and need no
    /// object for that. Followed by <see cref="Child"/> when it speaks, or by <see cref="Pass"/> when it ends without a word.
    /// </summary>
    public void Reserve(double weight = 1)
    {
        _children++;
        _childWeight += Valid(weight);
        Update();
    }

    /// <summary>The object for a child that was reserved with the same weight.</summary>
    public WorkProgress Child(double weight = 1) => new(this, Valid(weight));

    /// <summary>A child that was reserved with the same weight has ended, whatever the outcome.</summary>
    public void Pass(double weight = 1, TimeSpan duration = default)
    {
        ChildTime += duration;
        _childDone += Valid(weight);
        Update();
    }

    /// <summary>Says how many children there will be in all; those to come weigh as much as those known do on average.</summary>
    public void ExpectChildren(int count)
    {
        _expectedChildren = Math.Max(0, count);
        Update();
    }

    /// <summary>
    /// Says what the children will weigh in all, from earlier runs, in the unit of their weights. Used while no number of
    /// children is given.
    /// </summary>
    public void ExpectWeight(double weight)
    {
        _expectedWeight = double.IsFinite(weight) ? Math.Max(0, weight) : 0;
        Update();
    }

    /// <summary>Reports a leaf's units. A total of null, or one that is not positive, means unknown.</summary>
    public void Report(double done, double? total)
    {
        if (IsFinished || !double.IsFinite(done))
            return;
        Done = Math.Max(0, done);
        Total = total is > 0 && double.IsFinite(total.Value) ? total : null;
        Update();
    }

    /// <summary>
    /// Ends the work. Whatever the outcome, the parent's way past it is done; only a success shows 100 here.
    /// </summary>
    /// <param name="succeeded">Whether it ended well.</param>
    /// <param name="duration">How long it took: the parent adds it to its <see cref="ChildTime"/>.</param>
    public void Finish(bool succeeded, TimeSpan duration = default)
    {
        if (IsFinished)
            return;
        IsFinished = true;
        if (_parent is not null)
            _parent.ChildTime += duration;
        if (succeeded)
            _shown = 1;
        _parent?.Count(this, 1);
    }

    /// <summary>Two decimals; 100 stands for all of it, not for almost all.</summary>
    private static double Percent(double fraction) =>
        fraction >= Whole ? 100 : Math.Min(99.99, Math.Round(fraction * 100, 2));

    private static double Valid(double weight) => double.IsFinite(weight) && weight > 0 ? weight : 1;

    private void Update()
    {
        if (IsFinished)
            return;
        Show(Raw());
        _parent?.Count(this, _shown);
    }

    private void Count(WorkProgress child, double fraction)
    {
        var part = child._weight * fraction;
        _childDone += part - child._counted;
        child._counted = part;
        Update();
    }

    private double Raw()
    {
        if (Total is { } total)
            return Math.Clamp(Done!.Value / total, 0, 1);
        if (_expectedChildren > 0)
        {
            var missing = Math.Max(0, _expectedChildren - _children);
            var each = _children == 0 ? 1 : _childWeight / _children;
            return Share(_childWeight + (missing * each), 1);
        }
        return _expectedWeight > 0 ? Share(Math.Max(_expectedWeight, _childWeight), MaxByExpectation) : _raw;
    }

    private double Share(double weight, double max) => weight <= 0 ? 0 : Math.Clamp(_childDone / weight, 0, max);

    private void Show(double raw)
    {
        if (raw < _raw || raw < _baseRaw)
        {
            _baseShown = _shown;
            _baseRaw = raw;
        }
        _raw = raw;
        var rest = 1 - _baseRaw;
        var shown = rest <= 0 ? _baseShown : _baseShown + ((1 - _baseShown) * (raw - _baseRaw) / rest);
        _shown = Math.Clamp(shown, _shown, 1);
    }
}
