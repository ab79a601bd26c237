namespace Sse.Workflow;

/// <summary>What a bounded name stands for inside its workflow; a step's name is counted together with its phase.</summary>
internal enum NamePart
{
    Phase,
    Step,
    Counter,
    Gauge,
    Timer,
    Problem,
    Dimension,
}
