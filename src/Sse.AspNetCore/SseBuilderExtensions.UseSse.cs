using Microsoft.AspNetCore.Http;
using Sse.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

public static partial class SseBuilderExtensions
{
    /// <summary>
    /// Lets endpoints write event streams by hand with <see cref="SseHttpResponseExtensions.StartSseAsync"/>. When their code throws
    /// after the stream has begun, the reader gets an event that says so, without the cause, instead of a cut connection. Not needed for <c>MapSse</c>,
    /// <c>MapWorkflows</c> and <see cref="SseResults"/>.
    /// </summary>
    public static IApplicationBuilder UseSse(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var server = SseServer.From(app.ApplicationServices);
        server.HasMiddleware = true;
        return app.Use(next => http => SseMiddleware.InvokeAsync(http, next, server));
    }
}
