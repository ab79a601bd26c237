using Microsoft.Extensions.Logging;

namespace Sse.Client;

/// <summary>What a client tells its logger. Addresses may carry secrets in their query, so only the path is shown.</summary>
internal static partial class SseClientLog
{
    public static void StateChanged(ILogger logger, Uri uri, SseConnectionState state, int attempt, TimeSpan delay, Exception? reason)
    {
        if (!logger.IsEnabled(LogLevel.Debug))
            return;
        StateChanged(logger, reason, PathOf(uri), state, attempt, delay);
    }

    public static void GapUnobserved(ILogger logger, Uri uri, string lastEventId) => GapUnobserved(logger, PathOf(uri), lastEventId);

    private static string PathOf(Uri uri) => uri.IsAbsoluteUri ? uri.GetLeftPart(UriPartial.Path) : uri.OriginalString.Split('?')[0];

    [LoggerMessage(1, LogLevel.Debug, "{Uri} is {State} after {Attempt} fruitless attempts; next attempt in {Delay}")]
    private static partial void StateChanged(ILogger logger, Exception? reason, string uri, SseConnectionState state, int attempt, TimeSpan delay);

    [LoggerMessage(2, LogLevel.Warning, "{Uri} no longer has the events after {LastEventId}, and nobody listens to SseRequest.OnGap")]
    private static partial void GapUnobserved(ILogger logger, string uri, string lastEventId);
}
