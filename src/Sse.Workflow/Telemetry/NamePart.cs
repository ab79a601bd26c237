namespace Sse.Workflow;

/// <summary>What a bounded name stands for inside its workflow.</summary>
internal enum NamePart
{
    Phase,

    /// <summary>Counted together with its phase.</summary>
    Step,
    Counter,
    Gauge,
    Timer,
    Problem,

    /// <summary>A combination of the values of the declared dimensions.</summary>
    Dimensions,
}
