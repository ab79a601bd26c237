namespace Sse.Workflow;

/// <summary>What a series of the reports counts.</summary>
internal enum SeriesKind
{
    Run,
    Phase,
    Step,
    Counter,
    Problem,
}
