using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary><c>POST {id}/cancel</c>: asks a workflow to stop. Asking twice is as good as asking once.</summary>
internal static class CancelEndpoint
{
    private const long MaxBodyBytes = 16 * 1024;

    public static async Task ServeAsync(HttpContext http)
    {
        if (await WorkflowAccess.FindAsync(http).ConfigureAwait(false) is not { } run)
            return;
        if (await ReadAsync(http).ConfigureAwait(false) is not { } request)
        {
            await Problems.BadRequestAsync(http, "The body is empty, or JSON such as {\"by\":\"ann\",\"reason\":\"wrong file\"}.").ConfigureAwait(false);
            return;
        }
        run.RequestCancel(NameOf(http) ?? request.By, request.Reason);
        if (run.Outcome is { } outcome and not WorkflowOutcome.Canceled)
            await Problems.ConflictAsync(http, $"The workflow has ended already ({JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString())}).").ConfigureAwait(false);
        else
            await JsonAnswer.WriteAsync(http, new CancelAnswer(run.Id, StatusOf(run)), HostJson.Default.CancelAnswer, StatusCodes.Status202Accepted).ConfigureAwait(false);
    }

    /// <summary>Who is signed in cannot be somebody else.</summary>
    private static string? NameOf(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : null;

    private static WorkflowStatus StatusOf(EnhancedSseLogger run) =>
        run.Outcome is null ? WorkflowStatus.Canceling : WorkflowStatus.Canceled;

    private static async ValueTask<CancelRequest?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength is 0 || (http.Request.ContentLength is null && !http.Request.HasJsonContentType()))
            return new CancelRequest(null, null);
        if (http.Request.ContentLength > MaxBodyBytes)
            return null;
        try
        {
            return await http.Request.ReadFromJsonAsync(HostJson.Default.CancelRequest, http.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
