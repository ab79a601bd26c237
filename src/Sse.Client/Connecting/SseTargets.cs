namespace Sse.Client;

/// <summary>
/// What the attempts of one subscription ask for: the request as it was given, until the response to anything but a GET names the stream it carries
/// (<c>Content-Location</c>, RFC 9110 8.7). From then on that stream, by GET: what the request did is not done again.
/// </summary>
/// <remarks>The reader's alone, as the connection is.</remarks>
internal sealed class SseTargets(SseRequest request)
{
    /// <summary>What the next attempt asks for.</summary>
    public RequestTarget Next { get; private set; } = RequestTarget.Of(request);

    /// <summary>Learns from a response that is an event stream.</summary>
    /// <param name="response">The response.</param>
    /// <param name="baseAddress">What a relative address of the request was relative to.</param>
    public void Learn(HttpResponseMessage response, Uri? baseAddress)
    {
        if (RequestTarget.IsSafe(Next.Method) || response.Content.Headers.ContentLocation is not { } location)
            return;
        var asked = request.Uri.IsAbsoluteUri || baseAddress is null ? request.Uri : new Uri(baseAddress, request.Uri);
        var answered = response.RequestMessage?.RequestUri ?? asked;
        // The caller's credentials are for the origin that was asked, and go along with every attempt. Whoever a redirect led to does not say where they go.
        if (Uri.TryCreate(answered, location, out var stream)
            && RequestTarget.IsSameOrigin(answered, stream)
            && RequestTarget.IsSameOrigin(asked.IsAbsoluteUri ? asked : answered, stream))
            Next = new RequestTarget(stream, HttpMethod.Get, HasBody: false, LeftOrigin: false, IdempotencyKey: null);
    }
}
