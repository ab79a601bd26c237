using System.Diagnostics.CodeAnalysis;
using System.Net.ServerSentEvents;
using Sse.Primitives;

namespace Sse.Client;

/// <summary>
/// What to subscribe to, and what to be told about it. Read for every attempt; do not change it while a subscription uses it.
/// </summary>
public sealed class SseRequest
{
    /// <summary>Asks for a stream by its address.</summary>
    /// <param name="uri">Absolute, or relative to the <see cref="HttpClient.BaseAddress"/> of the client.</param>
    public SseRequest(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        Uri = uri;
    }

    /// <summary>Asks for a stream by its address.</summary>
    /// <param name="uri">Absolute, or relative to the <see cref="HttpClient.BaseAddress"/> of the client.</param>
    /// <exception cref="UriFormatException">The text is no address.</exception>
    public SseRequest([StringSyntax(StringSyntaxAttribute.Uri)] string uri) : this(new Uri(uri, UriKind.RelativeOrAbsolute)) { }

    /// <summary>
    /// The address every attempt starts from, whatever it was redirected to before; except that a stream whose address the response to a request other
    /// than GET has named goes on there (see <see cref="Method"/>).
    /// </summary>
    public Uri Uri { get; }

    /// <summary>
    /// The method. What is not GET may do something, such as start a workflow, so it is not done twice: when the response names its stream
    /// (<c>Content-Location</c>, on the same origin), a lost connection goes on there, by GET and without the body. Until then all attempts carry one
    /// <c>Idempotency-Key</c>, a random one unless <see cref="Headers"/> has one. When the stream is gone from its address, as after a restart of a host
    /// without a store, the subscription ends with the 404 of that; subscribe anew to start again. Default: GET.
    /// </summary>
    public HttpMethod Method { get; set; } = HttpMethod.Get;

    /// <summary>Makes the body of each attempt: content can be sent only once. Default: null, no body.</summary>
    public Func<CancellationToken, ValueTask<HttpContent>>? ContentFactory { get; set; }

    /// <summary>
    /// Headers of every attempt, by name in any case; a header of the body, such as <c>Content-Type</c>, replaces the body's own.
    /// <c>Accept</c>, <c>Cache-Control</c> and <c>Last-Event-ID</c> need not be here. Default: none.
    /// </summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Completes the request of each attempt, after <see cref="Headers"/>: the place to fetch a token that may have expired since the attempt
    /// before. Called again for each redirect, with the new address in the request; the request has no content when a redirect or the way of a lost
    /// connection (see <see cref="Method"/>) made it a GET. What it throws ends the subscription, except what a failed
    /// request of its own would throw (<see cref="HttpRequestException"/>, <see cref="IOException"/>, a time limit), which counts as a failed attempt.
    /// Default: null.
    /// </summary>
    public Func<HttpRequestMessage, CancellationToken, ValueTask>? PrepareAsync { get; set; }

    /// <summary>
    /// The last event id to start from, as <see cref="SseSubscription{T}.LastEventId"/> showed it earlier. Sent as <c>Last-Event-ID</c>, unless
    /// empty, until an event brings another one. Default: empty, from the start.
    /// </summary>
    public string LastEventId { get; set; } = "";

    /// <summary>
    /// Event types that end the stream: the subscription hands such an event over and completes instead of connecting again.
    /// Default: none; streams of workflows end with <c>workflow.finished</c> without being told.
    /// </summary>
    public ISet<string> TerminalEventTypes { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Called when the subscription's state changes, before anything that follows from it. What it throws ends the subscription. Default: null.</summary>
    public Action<SseStateChange>? OnStateChanged { get; set; }

    /// <summary>
    /// Called for each comment, such as a heartbeat, in its place in the order of the stream, with the text after the colon and one space.
    /// What it throws ends the subscription. Default: null.
    /// </summary>
    public Action<string>? OnComment { get; set; }

    /// <summary>
    /// Called, in its place in the order of the stream, when events are missing: the server no longer keeps what comes after
    /// <see cref="LastEventId"/> and said so (<see cref="StreamGap.EventType"/>). What it throws ends the subscription. Default: null.
    /// </summary>
    public Action<StreamGap>? OnGap { get; set; }

    /// <summary>
    /// Called, in its place in the order of the stream, with the state that a server of this SDK sends after a gap
    /// (<c>stream.snapshot</c>, as JSON). Its id is the position it stands for. What it throws ends the subscription. Default: null.
    /// </summary>
    public Action<SseItem<string>>? OnSnapshot { get; set; }

    internal void Validate()
    {
        if (Method is null || LastEventId is null)
            throw new ArgumentException($"{nameof(Method)} and {nameof(LastEventId)} must not be null; leave them out for the defaults.");
        if (LastEventId.AsSpan().ContainsAny('\r', '\n', '\0'))
            throw new ArgumentException($"{nameof(LastEventId)} contains a line break or NUL, which no event id can; pass it exactly as it was received.");
        if (ContentFactory is not null && (Method == HttpMethod.Get || Method == HttpMethod.Head))
            throw new ArgumentException($"A {Method} request has no body; set {nameof(Method)} to POST, or leave out {nameof(ContentFactory)}.");
    }
}
