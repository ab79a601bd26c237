using Sse.AspNetCore;

namespace Microsoft.AspNetCore.Http;

/// <summary>Starts event streams on responses.</summary>
public static class SseHttpResponseExtensions
{
    /// <summary>
    /// Turns this response into an event stream and sends its first bytes. The middleware (<c>app.UseSse()</c>) ends it when the
    /// request's code returns or throws. Called again for the same response, it returns the same.
    /// </summary>
    /// <param name="response">A response that has not been started.</param>
    /// <param name="options">What is special about this response; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">The middleware is missing, or the response has been started by other code.</exception>
    /// <exception cref="BadHttpRequestException">There is no room for another connection; the middleware answers 503 with <c>Retry-After</c>.</exception>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public static async Task<SseResponse> StartSseAsync(this HttpResponse response, SseEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        var http = response.HttpContext;
        if (http.Features.Get<SseResponse>() is { } started)
            return started;
        options ??= new SseEndpointOptions();
        options.Validate();
        var server = SseServer.From(http.RequestServices);
        if (!server.HasMiddleware)
            throw new InvalidOperationException("StartSseAsync needs the middleware that ends the stream: add 'app.UseSse();' before the endpoints.");
        if (server.TryAdmit(http, out var key) is not Admission.Granted and var refusal)
            throw new SseUnavailableException(refusal);
        var context = new SseConnectionContext(http, ConnectionId.New(), http.Request.Path, stream: null);
        var connection = new WriterConnection(server, context, options) { Key = key };
        var sse = new SseResponse(connection, RequestedPosition.LastEventId(http.Request));
        http.Features.Set(sse);
        await connection.StartAsync().ConfigureAwait(false);
        return sse;
    }
}
