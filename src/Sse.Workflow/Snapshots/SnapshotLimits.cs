namespace Sse.Workflow;

/// <summary>
/// How much a snapshot keeps of what may come without end: the last of each. The numbers are part of the contract, so that every reducer comes
/// to the same snapshot.
/// </summary>
internal static class SnapshotLimits
{
    public const int Nodes = 2000;
    public const int Metrics = 500;
    public const int Problems = 200;
    public const int Insights = 200;
    public const int Validations = 200;
    public const int Diffs = 100;
    public const int Artifacts = 200;
    public const int Logs = 200;
    public const int Items = 200;
    public const int Children = 200;
    public const int Custom = 100;
}
