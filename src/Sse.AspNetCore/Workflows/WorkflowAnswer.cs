using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>Answers with how a workflow has ended, to a client that waited for it.</summary>
internal static class WorkflowAnswer
{
    public static Task WriteAsync(HttpContext http, WorkflowRun run, int waited)
    {
        http.Response.Headers["Preference-Applied"] = $"wait={waited.ToString(CultureInfo.InvariantCulture)}";
        if (run.Outcome is not (WorkflowOutcome.Succeeded or WorkflowOutcome.Warned))
            return WriteProblemAsync(http, run);
        if (run.Result is not { } result)
            return JsonAnswer.WriteAsync(http, run.GetSummary().WriteTo);
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(result, json.GetTypeInfo(result.GetType()), cancellationToken: http.RequestAborted);
    }

    /// <summary>The problem as the stream's last event has it: fit to be shown.</summary>
    private static Task WriteProblemAsync(HttpContext http, WorkflowRun run)
    {
        var problem = ReadProblem(run.Stream);
        var status = run.Outcome switch
        {
            WorkflowOutcome.Canceled => StatusCodes.Status409Conflict,
            WorkflowOutcome.TimedOut => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status500InternalServerError,
        };
        var extensions = new Dictionary<string, object?>
        {
            ["workflowId"] = run.Id,
            ["outcome"] = run.Outcome is { } outcome ? JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()) : null,
            ["code"] = Text(problem, "code"),
            ["suggestion"] = Text(problem, "suggestion"),
        };
        var title = run.Outcome == WorkflowOutcome.Canceled ? "The workflow was canceled" : "The workflow failed";
        return TypedResults.Problem(Text(problem, "message"), statusCode: status, title: title, extensions: extensions).ExecuteAsync(http);
    }

    private static JsonElement ReadProblem(EventStream stream)
    {
        var head = stream.Head;
        var cursor = stream.OpenCursor(head with { Sequence = Math.Max(0, head.Sequence - 1) });
        if (cursor.TryRead(out var frames) != CursorStatus.Data || !StreamEvent.TryRead(ref frames, out var last))
            return default;
        using var json = JsonDocument.Parse(last.Data);
        return json.RootElement.TryGetProperty("problem", out var problem) ? problem.Clone() : default;
    }

    private static string? Text(JsonElement problem, string name) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty(name, out var value) ? value.GetString() : null;
}
