using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace Sse.AspNetCore;

/// <summary>Turns a response into an event stream.</summary>
internal static class EventStreamResponse
{
    /// <summary>Sets everything that keeps servers, proxies and caches from holding events back. Call before the first byte.</summary>
    public static void Prepare(HttpContext http, string connectionId, SseServerOptions options)
    {
        var response = http.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        response.Headers["Sse-Connection-Id"] = connectionId;
        // Before buffering is disabled: that is when response compression looks at the accepted encodings and decides.
        if (!options.AllowCompression)
            http.Request.Headers.Remove(HeaderNames.AcceptEncoding);
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // A slow reader has SseServerOptions.WriteTimeout, a silent stream all the time it wants. HTTP/2 has no such feature.
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
    }
}
