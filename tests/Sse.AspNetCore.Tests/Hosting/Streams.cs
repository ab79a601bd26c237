using System.Text;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

/// <summary>Short forms for streams with text in them.</summary>
internal static class Streams
{
    public static StreamPosition Add(this EventStream stream, string data, string type = "tick") =>
        stream.Append(Encoding.UTF8.GetBytes(type), Encoding.UTF8.GetBytes(data));

    public static void Finish(this EventStream stream, string data = "over", string type = "done") =>
        stream.TryComplete(Encoding.UTF8.GetBytes(type), Encoding.UTF8.GetBytes(data), out _);

    public static EventStream Filled(int events, EventStreamOptions? options = null, bool complete = false)
    {
        var stream = new EventStream("numbers", options);
        for (var i = 1; i <= events; i++)
            stream.Add($"{i}");
        if (complete)
            stream.Finish();
        return stream;
    }
}
