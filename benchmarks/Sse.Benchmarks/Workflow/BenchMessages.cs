using Microsoft.Extensions.Logging;

namespace Sse.Benchmarks.Workflow;

/// <summary>Source-generated messages.</summary>
internal static partial class BenchMessages
{
    [LoggerMessage(1, LogLevel.Information, "Step {Name} {Outcome} after {Duration} ms ({WorkflowId})")]
    public static partial void StepFinished(ILogger logger, string name, string outcome, int duration, string workflowId);
}
