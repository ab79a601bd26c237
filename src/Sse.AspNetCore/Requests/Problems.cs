using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Sse.AspNetCore;

/// <summary>Answers to requests that get no stream (RFC 9457).</summary>
internal static class Problems
{
    /// <summary>The same for what does not exist and for what the caller may not see.</summary>
    public static Task NotFoundAsync(HttpContext http, string what) =>
        WriteAsync(http, StatusCodes.Status404NotFound, "Not found", $"There is no {what}, or it is not yours to read.");

    public static Task BadRequestAsync(HttpContext http, string detail) =>
        WriteAsync(http, StatusCodes.Status400BadRequest, "Bad request", detail);

    public static Task ConflictAsync(HttpContext http, string detail) =>
        WriteAsync(http, StatusCodes.Status409Conflict, "Conflict", detail);

    public static Task UnavailableAsync(HttpContext http, Admission admission, TimeSpan retryAfter)
    {
        var seconds = (long)Math.Ceiling(Math.Max(1, Jitter.More(retryAfter).TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var detail = admission switch
        {
            Admission.KeyFull => "You have as many event stream connections open as you may have. Close one, or read several streams over one.",
            Admission.Draining => "This server is stopping.",
            _ => "This server has as many event stream connections open as it may have.",
        };
        return WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "No room for another stream", $"{detail} Try again in {seconds} s.");
    }

    /// <summary>What is in memory can be read all the same; what only the store knows has to wait for it.</summary>
    public static Task StoreAwayAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "The store is away",
            "The store that keeps the streams cannot be reached. Workflows that run on this server can be read all the same. Try again in 5 s.");
    }

    private static Task WriteAsync(HttpContext http, int status, string title, string detail)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem(detail, statusCode: status, title: title).ExecuteAsync(http);
    }
}
