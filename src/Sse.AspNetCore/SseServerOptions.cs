using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace Sse.AspNetCore;

/// <summary>What holds for every event stream that this application serves.</summary>
public sealed class SseServerOptions
{
    /// <summary>
    /// How long a connection stays silent before a comment is sent, so that proxies and clients know it is alive. Connections
    /// that have something to say send none. Default: 15 seconds.
    /// </summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The reconnection time told to clients as <c>retry</c>; every connection gets its own, up to a quarter longer or shorter, so
    /// that clients which lost their connection together do not come back together. Default: 2 seconds.
    /// </summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long one write may wait for a reader that takes no bytes; then its connection is aborted. The reader resumes from its
    /// position. Checked every <see cref="TickInterval"/>. Default: 30 seconds.
    /// </summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a connection may live before it is told to reconnect, which checks permissions again; every connection gets up to a
    /// fifth less. Only for streams that can be resumed. Default: null, for ever.
    /// </summary>
    public TimeSpan? MaxConnectionAge { get; set; }

    /// <summary>The most connections at a time; more are answered with 503 and <c>Retry-After</c>. Default: 20,000.</summary>
    public int MaxConnections { get; set; } = 20_000;

    /// <summary>The most connections with the same <see cref="ConnectionKey"/> at a time. Default: null, no limit.</summary>
    public int? MaxConnectionsPerKey { get; set; }

    /// <summary>
    /// Names whoever a connection is counted for; null counts it for nobody. Default: the user's name, else the remote address
    /// (behind a proxy, that of the proxy unless forwarded headers are used).
    /// </summary>
    public Func<HttpContext, string?> ConnectionKey { get; set; } = UserOrAddress;

    /// <summary>What <c>Retry-After</c> says when there is no room, up to twice as long. Default: 5 seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long readers may take to leave when the application stops: launched workflows are asked to stop; streams that can be resumed are
    /// sent <c>stream.closing</c> and ended, spread over at most the first 60 %; responses that cannot be resumed may go on until 80 %. At the
    /// end what is left is cut. Keep it below <c>HostOptions.ShutdownTimeout</c>. Default: 5 seconds.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Decides on every connect, replays included, whether the caller may read a stream: here one tenant is kept from another's.
    /// False answers 404, as for a stream that does not exist. Where it is set, <c>stats</c> lists only connections to streams that the caller may
    /// read, and <c>metrics</c> leaves out the messages of problems. Default: null, everybody that the endpoint admits.
    /// </summary>
    public Func<SseConnectionContext, ValueTask<bool>>? Authorize { get; set; }

    /// <summary>
    /// Lets response compression act on event streams where it is set up for <c>text/event-stream</c>. Off, because compressors hold
    /// bytes back and because mixing secrets with a reader's own text in one compressed stream leaks. Default: false.
    /// </summary>
    public bool AllowCompression { get; set; }

    /// <summary>How often heartbeats, deadlines and ages are looked at, by one timer for all connections. Default: 250 ms.</summary>
    public TimeSpan TickInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The clock. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        Require(HeartbeatInterval > TimeSpan.Zero, nameof(HeartbeatInterval), "more than zero");
        Require(RetryInterval >= TimeSpan.Zero, nameof(RetryInterval), "zero or more");
        Require(WriteTimeout > TimeSpan.Zero, nameof(WriteTimeout), "more than zero");
        Require(MaxConnectionAge is null || MaxConnectionAge > TimeSpan.Zero, nameof(MaxConnectionAge), "null or more than zero");
        Require(MaxConnections > 0, nameof(MaxConnections), "at least 1");
        Require(MaxConnectionsPerKey is null or > 0, nameof(MaxConnectionsPerKey), "null or at least 1");
        Require(ConnectionKey is not null, nameof(ConnectionKey), "set; return null from it to count nobody");
        Require(RetryAfter >= TimeSpan.Zero, nameof(RetryAfter), "zero or more");
        Require(DrainTimeout >= TimeSpan.Zero, nameof(DrainTimeout), "zero or more");
        Require(TickInterval >= TimeSpan.FromMilliseconds(10), nameof(TickInterval), "at least 10 ms");
        Require(TimeProvider is not null, nameof(TimeProvider), "a clock; leave it out for the system's");
    }

    /// <summary>By features: the context would make an anonymous user, and keep it as long as the reader stays.</summary>
    private static string? UserOrAddress(HttpContext http) =>
        http.Features.Get<IHttpAuthenticationFeature>()?.User?.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name }
            ? name
            : http.Features.Get<IHttpConnectionFeature>()?.RemoteIpAddress?.ToString();

    private static void Require(bool condition, string property, string rule)
    {
        if (!condition)
            throw new ArgumentException($"{nameof(SseServerOptions)}.{property} must be {rule}.", property);
    }
}
