using Microsoft.AspNetCore.Http;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>Tells callbacks which connection they are called for.</summary>
public readonly struct SseConnectionContext
{
    internal SseConnectionContext(HttpContext httpContext, string connectionId, string streamId, EventStream? stream)
    {
        HttpContext = httpContext;
        ConnectionId = connectionId;
        StreamId = streamId;
        Stream = stream;
    }

    /// <summary>The request that is answered.</summary>
    public HttpContext HttpContext { get; }

    /// <summary>The connection's id, as the <c>Sse-Connection-Id</c> header has it.</summary>
    public string ConnectionId { get; }

    /// <summary>The stream that is read; several are joined by commas. The request's path where the response is no stream.</summary>
    public string StreamId { get; }

    /// <summary>The stream; null where the response is written by hand or joins several.</summary>
    public EventStream? Stream { get; }

    /// <summary>What the stream's owner says about it, such as its tenant; empty when there is nothing.</summary>
    public IReadOnlyDictionary<string, string> Tags => Stream?.Options.Tags ?? NoTags;

    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();
}
