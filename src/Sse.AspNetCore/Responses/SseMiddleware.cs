using Microsoft.AspNetCore.Http;

namespace Sse.AspNetCore;

/// <summary>Ends the event streams that endpoints have started by hand.</summary>
internal static class SseMiddleware
{
    public static async Task InvokeAsync(HttpContext http, RequestDelegate next, SseServer server)
    {
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (SseUnavailableException e) when (!http.Response.HasStarted)
        {
            await Problems.UnavailableAsync(http, e.Admission, server.Options.RetryAfter).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.Features.Get<SseResponse>() is { Stopped.IsCancellationRequested: true })
        {
            // The endpoint obeyed the token it was given.
        }
        catch (Exception e) when (http.Features.Get<SseResponse>() is not null && http.Response.HasStarted)
        {
            await http.Features.Get<SseResponse>()!.FailAsync(e).ConfigureAwait(false);
        }
        finally
        {
            if (http.Features.Get<SseResponse>() is { } response)
                await response.EndAsync().ConfigureAwait(false);
        }
    }
}
