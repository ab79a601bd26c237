using Microsoft.AspNetCore.Http;

namespace Sse.AspNetCore;

/// <summary>Where a request wants to begin.</summary>
internal static class RequestedPosition
{
    /// <summary>For a request that breaks it.</summary>
    public const string StartRule = "'start' is one of: beginning, snapshot, now.";

    /// <summary>
    /// The last event id that the client has; null for none. The header wins: a browser that reconnects sends it along with the
    /// address of its first attempt.
    /// </summary>
    public static string? LastEventId(HttpRequest request)
    {
        string? id = request.Headers["Last-Event-ID"];
        if (string.IsNullOrEmpty(id))
            id = FromQuery(request, "after");
        if (string.IsNullOrEmpty(id))
            id = FromQuery(request, "lastEventId");
        return string.IsNullOrEmpty(id) || id == "0" ? null : id;
    }

    /// <summary>Whether the address says where to begin, be it at the very beginning.</summary>
    public static bool IsGiven(HttpRequest request) =>
        FromQuery(request, "after") is not null || FromQuery(request, "start") is not null || FromQuery(request, "lastEventId") is not null;

    /// <summary>Reads <c>?start=</c>.</summary>
    /// <returns>False when it is none of the three words.</returns>
    public static bool TryGetStart(HttpRequest request, SseStart otherwise, out SseStart start)
    {
        var text = FromQuery(request, "start");
        start = otherwise;
        return string.IsNullOrEmpty(text)
            || (Enum.TryParse(text, ignoreCase: true, out start) && Enum.IsDefined(start) && char.IsAsciiLetter(text[0]));
    }

    /// <summary>Does not make the request parse, and keep, a query that it does not have.</summary>
    private static string? FromQuery(HttpRequest request, string name) => request.QueryString.HasValue ? (string?)request.Query[name] : null;
}
