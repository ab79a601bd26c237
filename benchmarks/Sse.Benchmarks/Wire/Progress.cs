namespace Sse.Benchmarks.Wire;

/// <summary>The shape of a usual event of a workflow, its envelope included.</summary>
public sealed record Progress(
    string Type, string WorkflowId, string Ts, long T, string Node, string Parent, int Rev, double Percentage, long Done, long Total, string Unit, string Message);
