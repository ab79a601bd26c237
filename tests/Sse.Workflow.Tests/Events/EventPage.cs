using System.Text;
using System.Text.Json.Nodes;

namespace Sse.Workflow.Tests;

/// <summary>The schema as a page for people.</summary>
internal static class EventPage
{
    private static readonly string[] Envelope = ["type", "workflowId", "ts", "t", "node", "parent", "rev", "traceId"];

    public static string Write(JsonObject schema)
    {
        var page = new StringBuilder("""
            # Events

            The data of each frame is one flat JSON object: the envelope, then the fields of its type. What is null is left out. Unknown types and unknown fields
            are to be ignored. The same as a JSON Schema: [events.schema.json](events.schema.json). What the types mean: [events](../concepts/events.md).

            Made from the types that read the events, by the tests; `UPDATE_SCHEMA=1` writes it anew.

            ## Envelope

            """);
        var first = schema["$defs"]!.AsObject().First().Value!;
        Table(page, first, name => Envelope.Contains(name), name => name == "type" ? "The type, which is also the name of the SSE event." : null);
        foreach (var (type, definition) in schema["$defs"]!.AsObject())
        {
            page.Append($"\n## `{type}`\n{Cell(definition!["description"]!.GetValue<string>())}\n\n");
            Table(page, definition, name => !Envelope.Contains(name), _ => null);
        }
        return page.ToString();
    }

    private static void Table(StringBuilder page, JsonNode definition, Func<string, bool> isWanted, Func<string, string?> instead)
    {
        var required = definition["required"]!.AsArray().Select(r => r!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        page.Append("| field | kind | always | meaning |\n|---|---|:---:|---|\n");
        foreach (var (name, property) in definition["properties"]!.AsObject().Where(p => isWanted(p.Key)))
        {
            var meaning = instead(name) ?? property!["description"]?.GetValue<string>() ?? "";
            page.Append($"| `{name}` | {Kind(property!)} | {(required.Contains(name) ? "yes" : "")} | {Cell(meaning)} |\n");
        }
    }

    private static string Kind(JsonNode property)
    {
        if (property["const"] is not null)
            return "string";
        if (property["enum"] is JsonArray options)
            return string.Join(", ", options.Where(o => o is not null).Select(o => $"`{o}`"));
        return property["type"] switch
        {
            JsonArray several => several.Select(t => t!.GetValue<string>()).First(t => t != "null"),
            { } one => one.GetValue<string>(),
            null when property["$ref"] is not null => "object",
            null => "any",
        };
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
