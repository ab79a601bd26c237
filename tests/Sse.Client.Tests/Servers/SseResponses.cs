using System.Text;
using Microsoft.AspNetCore.Http;

namespace Sse.Client.Tests.Servers;

internal static class SseResponses
{
    /// <summary>The request as it was recorded, its body read.</summary>
    public static RecordedRequest Recorded(this HttpContext context) => (RecordedRequest)context.Items[nameof(RecordedRequest)]!;

    /// <summary>Starts a stream: the headers go out at once.</summary>
    public static async Task StartSseAsync(this HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync();
    }

    /// <summary>Sends text as it is, at once.</summary>
    public static Task SendAsync(this HttpContext context, string text) => context.SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends bytes as they are, at once.</summary>
    public static async Task SendAsync(this HttpContext context, byte[] bytes)
    {
        await context.Response.Body.WriteAsync(bytes);
        await context.Response.Body.FlushAsync();
    }

    /// <summary>Answers with a stream that holds this text and ends.</summary>
    public static async Task AnswerAsync(this HttpContext context, string text)
    {
        await context.StartSseAsync();
        await context.SendAsync(text);
    }

    /// <summary>Says nothing more until the client has gone.</summary>
    public static Task HangAsync(this HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }

    public static Task StatusAsync(this HttpContext context, int status, string body = "")
    {
        context.Response.StatusCode = status;
        return body.Length == 0 ? Task.CompletedTask : context.Response.WriteAsync(body);
    }
}
