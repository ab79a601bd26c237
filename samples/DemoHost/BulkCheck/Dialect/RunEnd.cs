using System.Text.Json;
using Sse.Workflow;

namespace DemoHost.BulkCheck;

/// <summary>How a run ended: with a result, also when every candidate failed; or with an error, when it failed as a whole.</summary>
internal sealed record RunEnd(RunResult? Result, string Error)
{
    public static RunEnd Of(WorkflowFinished end) => end.Result is { ValueKind: JsonValueKind.Object } result
        ? new RunEnd(result.Deserialize(BulkJson.Wire.RunResult), "")
        : new RunEnd(null, ErrorOf(end));

    private static string ErrorOf(WorkflowFinished end) => end.Outcome switch
    {
        WorkflowOutcome.Canceled => "The check was canceled",
        WorkflowOutcome.Abandoned => "The check was interrupted",
        _ => end.Problem?.Message ?? "The check failed",
    };
}
