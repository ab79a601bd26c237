using System.Text.Json;
using Sse.Primitives;

namespace Sse.Workflow.Tests;

/// <summary>What a workflow has written so far, event by event, as JSON.</summary>
internal static class Recorded
{
    public static List<JsonElement> Events(EventStream stream)
    {
        var cursor = stream.OpenCursor();
        List<JsonElement> events = [];
        while (cursor.TryRead(out var frames) == CursorStatus.Data)
        {
            while (StreamEvent.TryRead(ref frames, out var item))
                events.Add(JsonElement.Parse(item.Data.Span));
        }
        return events;
    }

    public static List<string> Types(EventStream stream) => [.. Events(stream).Select(e => e.GetProperty("type").GetString()!)];

    public static JsonElement Single(EventStream stream, string type) => Events(stream).Single(e => e.Type() == type);

    public static string Type(this JsonElement e) => e.Text("type")!;

    public static string? Text(this JsonElement e, string property) => e.TryGetProperty(property, out var value) ? value.ToString() : null;
}
