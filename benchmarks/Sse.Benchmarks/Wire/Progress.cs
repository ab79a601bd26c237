namespace Sse.Benchmarks.Wire;

/// <summary>The shape of a usual event of a workflow.</summary>
public sealed record Progress(
    string Type, string WorkflowId, string Node, int Rev, double Percentage, long Done, long Total, string Unit, string Message);
