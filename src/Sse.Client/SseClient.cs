using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Sse.Workflow;

namespace Sse.Client;

/// <summary>
/// Subscribes to event streams over HTTP and stays subscribed: it connects again after every loss, from the last event it handed over.
/// </summary>
/// <remarks>
/// <code>
/// var client = new SseClient(new HttpClient(SseClient.CreateHandler()));
/// await foreach (SseItem&lt;Price&gt; item in client.SubscribeAsync(new SseRequest(url), PriceContext.Default.Price, ct))
///     Show(item.Data);
/// </code>
/// Holds no connection of its own: any number of subscriptions may come from one client, at the same time.
/// </remarks>
public sealed class SseClient
{
    /// <summary>The name under which <c>AddSseClient</c> registers the <see cref="HttpClient"/> with <c>IHttpClientFactory</c>.</summary>
    public const string HttpClientName = "Sse.Client";

    private readonly SseClientContext _context;

    /// <summary>Creates a client on an <see cref="HttpClient"/>, which stays the caller's. Its <see cref="HttpClient.Timeout"/> limits only the time until a response starts.</summary>
    /// <param name="httpClient">Sends the requests. <see cref="CreateHandler"/> makes a handler that suits streams.</param>
    /// <param name="options">How to connect again; null for the defaults.</param>
    /// <param name="logger">Hears of connections and losses, at level Debug; null for none.</param>
    /// <exception cref="ArgumentException">An option has a value that cannot work.</exception>
    public SseClient(HttpClient httpClient, SseClientOptions? options = null, ILogger<SseClient>? logger = null)
        : this(Always(httpClient), options, logger, Random.Shared) { }

    /// <summary>Creates a client that asks for an <see cref="HttpClient"/> before every attempt, as <c>IHttpClientFactory</c> intends.</summary>
    /// <param name="httpClientFactory">Gives the client of the next attempt.</param>
    /// <param name="options">How to connect again; null for the defaults.</param>
    /// <param name="logger">Hears of connections and losses, at level Debug; null for none.</param>
    /// <exception cref="ArgumentException">An option has a value that cannot work.</exception>
    public SseClient(Func<HttpClient> httpClientFactory, SseClientOptions? options = null, ILogger<SseClient>? logger = null)
        : this(httpClientFactory, options, logger, Random.Shared) { }

    internal SseClient(Func<HttpClient> httpClientFactory, SseClientOptions? options, ILogger? logger, Random random)
    {
        ArgumentNullException.ThrowIfNull(httpClientFactory);
        options = options?.Copy() ?? new();
        options.Validate();
        _context = new(httpClientFactory, options, logger ?? NullLogger.Instance, random);
    }

    /// <summary>
    /// A handler that suits streams: it connects within 15 seconds, drops a stream the moment its reader leaves, follows changes in DNS, keeps an
    /// HTTP/2 connection from going stale unnoticed, and can send any event id. The caller disposes it, usually with its <see cref="HttpClient"/>.
    /// </summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        // The client follows redirects itself, and keeps credentials from other origins while it does.
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        RequestHeaderEncodingSelector = static (name, _) => name == RequestMessages.LastEventIdHeader ? Encoding.UTF8 : null,
        ResponseDrainTimeout = TimeSpan.Zero,
    };

    /// <summary>Subscribes to a stream, with the data of its events as text.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <exception cref="ArgumentException">The request has a value that cannot work.</exception>
    public SseSubscription<string> SubscribeAsync(SseRequest request, CancellationToken cancellationToken = default) =>
        Subscribe(request, static (_, data) => Encoding.UTF8.GetString(data), isRaw: true, cancellationToken);

    /// <summary>
    /// Subscribes to a stream, with the data of its events read as JSON. The control frames of this SDK's streams, which are not of this type, go to
    /// <see cref="SseRequest.OnGap"/> and <see cref="SseRequest.OnSnapshot"/> instead.
    /// </summary>
    /// <typeparam name="T">What the data of every event is.</typeparam>
    /// <param name="request">What to ask for.</param>
    /// <param name="typeInfo">How to read it; usually from a source-generated context.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <exception cref="ArgumentException">The request has a value that cannot work.</exception>
    public SseSubscription<T> SubscribeAsync<T>(SseRequest request, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        return Subscribe(request, (_, data) => JsonSerializer.Deserialize(data, typeInfo)!, isRaw: false, cancellationToken);
    }

    /// <summary>
    /// Subscribes to the stream of a workflow: its events typed, in unbroken order and none twice, with its state kept beside them. Ends by itself
    /// with the workflow.
    /// </summary>
    /// <param name="request">What to ask for. With a <see cref="SseRequest.LastEventId"/> the stream goes on after it.</param>
    /// <param name="snapshot">The state as of that id, if the caller kept it; changed by the subscription from then on. Default: null, an empty one.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <exception cref="ArgumentException">The request has a value that cannot work.</exception>
    public WorkflowSubscription SubscribeWorkflowAsync(SseRequest request, WorkflowSnapshot? snapshot = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        return new(_context, request, snapshot ?? new(), cancellationToken);
    }

    private SseSubscription<T> Subscribe<T>(SseRequest request, SseItemParser<T> parse, bool isRaw, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        return new(_context, request, parse, isRaw, cancellationToken);
    }

    private static Func<HttpClient> Always(HttpClient httpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        return () => httpClient;
    }
}
