using System.Net;
using System.Text;
using Sse.Primitives;

namespace Sse.Client;

/// <summary>Makes one attempt: sends the request, follows redirects, and judges the response.</summary>
internal sealed class SseConnector(SseClientContext context, SseRequest request)
{
    private readonly SseClientOptions _options = context.Options;
    private readonly SseTargets _targets = new(request);

    /// <summary>
    /// Connects. The guard belongs to the connection when there is one; otherwise to the caller.
    /// </summary>
    /// <exception cref="SseResponseException">The server's answer is final.</exception>
    public async ValueTask<SseAttempt> ConnectAsync(string lastEventId, AttemptGuard guard)
    {
        var client = context.HttpClient();
        var response = await SendAsync(client, lastEventId, guard).ConfigureAwait(false);
        SseConnection? connection = null;
        try
        {
            var status = response.StatusCode;
            if (status == HttpStatusCode.OK)
            {
                connection = await OpenAsync(response, lastEventId, guard).ConfigureAwait(false);
                _targets.Learn(response, client.BaseAddress);
            }
            else if (IsTransient(status))
                return new(null, new SseLoss(Describe(response, body: ""), RetryAfter.Of(response, _options.TimeProvider)));
            else if (status != HttpStatusCode.NoContent)
                throw Describe(response, await ResponseBodies.ReadStartAsync(response, _options, guard.Token).ConfigureAwait(false));
            return new(connection, null);
        }
        finally
        {
            if (connection is null)
                response.Dispose();
        }
    }

    // Statuses that pass by themselves: RFC 9110 15.5.9 (408), RFC 6585 4 (429), and what is the server's own fault.
    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private async ValueTask<HttpResponseMessage> SendAsync(HttpClient client, string lastEventId, AttemptGuard guard)
    {
        var visited = new List<Uri>();
        for (var target = _targets.Next; ;)
        {
            using var message = await RequestMessages.CreateAsync(request, target, lastEventId, client, guard.Token).ConfigureAwait(false);
            var response = await SendAsync(client, message, guard).ConfigureAwait(false);
            if (!RequestTarget.IsRedirect(response.StatusCode))
                return response;
            using (response)
                target = Follow(target, visited, response, message);
        }
    }

    private static async ValueTask<HttpResponseMessage> SendAsync(HttpClient client, HttpRequestMessage message, AttemptGuard guard)
    {
        guard.Watch();
        try
        {
            return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, guard.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (IsUnsendableId(e, message))
        {
            throw new InvalidOperationException(
                $"The last event id is not ASCII and the handler of the {nameof(HttpClient)} cannot send it. Use {nameof(SseClient)}.{nameof(SseClient.CreateHandler)}(), " +
                $"or set {nameof(SocketsHttpHandler)}.{nameof(SocketsHttpHandler.RequestHeaderEncodingSelector)} to UTF-8 for {RequestMessages.LastEventIdHeader}.", e);
        }
        finally
        {
            guard.Rest();
        }
    }

    // The handler refuses before it touches the network, so there is neither a kind of error nor a cause.
    private static bool IsUnsendableId(HttpRequestException e, HttpRequestMessage message) =>
        e is { HttpRequestError: HttpRequestError.Unknown, InnerException: null }
        && message.Headers.NonValidated.TryGetValues(RequestMessages.LastEventIdHeader, out var id)
        && !Ascii.IsValid(id.ToString());

    // A handler that follows redirects itself gives one back only when it leads nowhere, or in a circle.
    private RequestTarget Follow(RequestTarget target, List<Uri> visited, HttpResponseMessage response, HttpRequestMessage message)
    {
        var from = response.RequestMessage?.RequestUri ?? message.RequestUri!;
        visited.Add(message.RequestUri!);
        if (response.Headers.Location is not { OriginalString.Length: > 0 } location)
            throw Describe(response, body: "", "The redirect has no Location.");
        var next = new Uri(from, location);
        if (next.Scheme != Uri.UriSchemeHttps && (next.Scheme != Uri.UriSchemeHttp || from.Scheme == Uri.UriSchemeHttps))
            throw Describe(response, body: "", $"The redirect from {from.Scheme} to {next.Scheme} is not followed.");
        // Once back is how a cookie gets set.
        if (visited.Count > _options.MaxRedirects || visited.Count(next.Equals) > 1)
            throw Describe(response, body: "", $"The redirects lead in a circle, or past the limit of {_options.MaxRedirects}.");
        return target.Redirect(from, next, response.StatusCode);
    }

    private async ValueTask<SseConnection> OpenAsync(HttpResponseMessage response, string lastEventId, AttemptGuard guard)
    {
        string? contentType = ContentTypes.Of(response);
        if (!ContentTypes.IsEventStream(contentType))
        {
            string body = await ResponseBodies.ReadStartAsync(response, _options, guard.Token).ConfigureAwait(false);
            throw Describe(response, body, $"Expected text/event-stream, but the content type is {contentType ?? "missing"}.");
        }

        var stream = await ResponseBodies.OpenAsync(response, guard.Token).ConfigureAwait(false);
        var reader = new SseReader(stream, new SseReaderOptions
        {
            MaxEventBytes = _options.MaxEventBytes,
            IncludeComments = request.OnComment is not null,
            InitialLastEventId = lastEventId,
        });
        return new(response, reader, guard, _options.TimeProvider.GetTimestamp());
    }

    private static SseResponseException Describe(HttpResponseMessage response, string body, string? problem = null)
    {
        string message = $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode} {response.ReasonPhrase}.";
        if (problem is not null)
            message += " " + problem;
        if (body.Length > 0)
            message += " " + body;
        return new(message, response.StatusCode, ContentTypes.Of(response), body);
    }
}
