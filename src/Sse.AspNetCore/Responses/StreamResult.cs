using Microsoft.AspNetCore.Http;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>Answers with a stream that other requests may read too.</summary>
internal sealed class StreamResult(EventStream stream, SseEndpointOptions options) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => StreamRequest.ServeAsync(httpContext, stream, options);
}
