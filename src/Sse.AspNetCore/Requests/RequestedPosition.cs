using Microsoft.AspNetCore.Http;

namespace Sse.AspNetCore;

/// <summary>Where a request wants to begin.</summary>
internal static class RequestedPosition
{
    /// <summary>
    /// The last event id that the client has; null for none. The header wins: a browser that reconnects sends it along with the
    /// address of its first attempt.
    /// </summary>
    public static string? LastEventId(HttpRequest request)
    {
        string?[] candidates = [request.Headers["Last-Event-ID"], request.Query["after"], request.Query["lastEventId"]];
        return Array.Find(candidates, static id => !string.IsNullOrEmpty(id)) is { } id and not "0" ? id : null;
    }

    /// <summary>Reads <c>?start=</c>.</summary>
    /// <returns>False when it is none of the three words.</returns>
    public static bool TryGetStart(HttpRequest request, SseStart otherwise, out SseStart start)
    {
        string? text = request.Query["start"];
        start = otherwise;
        return string.IsNullOrEmpty(text)
            || (Enum.TryParse(text, ignoreCase: true, out start) && Enum.IsDefined(start) && char.IsAsciiLetter(text[0]));
    }
}
