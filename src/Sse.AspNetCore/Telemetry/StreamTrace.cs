using System.Diagnostics;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>
/// Joins the span of a request that reads a stream to the trace of the work that writes it. By a link: neither is part of the other, and
/// many requests read one stream.
/// </summary>
internal static class StreamTrace
{
    /// <summary>Does nothing when nobody traces the request, or nobody has traced the work.</summary>
    public static void Link(EventStream? stream)
    {
        if (stream?.Options.Trace is { } trace && Activity.Current is { IsAllDataRequested: true } request)
            request.AddLink(new ActivityLink(trace));
    }
}
