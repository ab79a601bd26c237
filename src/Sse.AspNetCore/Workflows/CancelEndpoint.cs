using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary><c>POST {id}/cancel</c>: asks a workflow to stop. Asking twice is as good as asking once.</summary>
internal static class CancelEndpoint
{
    private const long MaxBodyBytes = 16 * 1024;

    public static async Task ServeAsync(HttpContext http)
    {
        if (await WorkflowAccess.FindStreamAsync(http).ConfigureAwait(false) is not { } stream)
            return;
        if (await ReadAsync(http).ConfigureAwait(false) is not { } request)
        {
            await Problems.BadRequestAsync(http, "The body is empty, or JSON such as {\"by\":\"ann\",\"reason\":\"wrong file\"}.").ConfigureAwait(false);
            return;
        }
        try
        {
            var workflows = http.RequestServices.GetRequiredService<IWorkflows>();
            var result = await WorkflowAccess.AskAsync(
                http, token => workflows.CancelAsync(stream.Id, NameOf(http) ?? request.By, request.Reason, token)).ConfigureAwait(false);
            await AnswerAsync(http, result).ConfigureAwait(false);
        }
        catch (StoreAwayException)
        {
            await Problems.StoreAwayAsync(http).ConfigureAwait(false);
        }
    }

    /// <summary>What has been canceled before is as the caller wants it; what has ended otherwise cannot be.</summary>
    private static Task AnswerAsync(HttpContext http, WorkflowCancellation? result) => result switch
    {
        null => Problems.NotFoundAsync(http, "such workflow"),
        { IsAccepted: false, Status: not WorkflowStatus.Canceled } =>
            Problems.ConflictAsync(http, $"The workflow has ended already ({JsonNamingPolicy.CamelCase.ConvertName(result.Status.ToString())})."),
        _ => JsonAnswer.WriteAsync(
            http, new CancelAnswer(result.WorkflowId, result.Status, result.IsDelivered, result.Owner), HostJson.Default.CancelAnswer, StatusCodes.Status202Accepted),
    };

    /// <summary>Who is signed in cannot be somebody else.</summary>
    private static string? NameOf(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : null;

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
