using System.Text;
using System.Text.Json.Nodes;

namespace Sse.Workflow.Tests;

/// <summary>The schema as a page for people.</summary>
internal static class EventPage
{
    private static readonly string[] Envelope = ["type", "workflowId", "ts", "t", "node", "parent", "rev", "traceId"];

    /// <summary>What connections add; <c>Sse.AspNetCore</c> writes it, and its tests hold it to that.</summary>
    private const string ControlFrames = """

        ## Control frames
        Not of the workflow but of the connection that reads it, and therefore not in the schema. Only a snapshot has an `id`: the position it stands for.

        | type | data | comes |
        |---|---|---|
        | `stream.gap` | `stream`, `requested`, `firstAvailable`, `head` (positions), `epochChanged` (the stream is another one than the reader knew) | when events after the reader's position are no longer there |
        | `stream.snapshot` | the state: a [`WorkflowSnapshot`](../concepts/workflow.md#state) | after a gap, with `?start=snapshot`, and before the events of a stream whose first ones were dropped |
        | `stream.closing` | `reason` (`shutdown`, `age`, `failed`), `retryMs` | before the server ends the connection; come again after `retryMs` |
        | `list.changed` | rows of `GET live` that are different | on that route only |

        """;

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
        page.Append(ControlFrames);
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
            JsonArray several => several.Select(t => t!.GetValue<string>()).First(t => t != "null") + Fields(property),
            { } one => one.GetValue<string>() + Fields(property),
            null when property["$ref"] is not null => "object",
            null => "any",
        };
    }

    /// <summary>What an object has: its fields, or the kind of its values.</summary>
    private static string Fields(JsonNode property)
    {
        if (property["properties"] is JsonObject fields)
            return $" `{{{string.Join(", ", fields.Select(f => f.Key))}}}`";
        return property["additionalProperties"]?["type"] is JsonValue kind ? $" of {kind}s" : "";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
