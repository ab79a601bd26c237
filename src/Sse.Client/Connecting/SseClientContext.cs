using Microsoft.Extensions.Logging;

namespace Sse.Client;

/// <summary>What all subscriptions of one client share.</summary>
/// <param name="HttpClient">Asked before every attempt, so that a factory's handler rotation and changes in DNS are followed.</param>
/// <param name="Options">Validated, and changed by nobody any more.</param>
/// <param name="Logger">Hears what subscriptions do; never events or headers.</param>
/// <param name="Random">The source of jitter.</param>
internal sealed record SseClientContext(Func<HttpClient> HttpClient, SseClientOptions Options, ILogger Logger, Random Random);
