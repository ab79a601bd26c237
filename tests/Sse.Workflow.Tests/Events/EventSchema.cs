using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Sse.Workflow.Tests;

/// <summary>
/// The contract of events as a JSON Schema (draft 2020-12), made from the types that read them and their comments: one definition an event type.
/// </summary>
internal static class EventSchema
{
    public const string Custom = WorkflowEventTypes.CustomPrefix + "*";

    private static readonly string[] Envelope = ["type", "workflowId", "ts", "t", "node", "rev"];

    private static readonly CodeComments Comments = CodeComments.Of(typeof(WorkflowEvent).Assembly);

    /// <summary>All event types of streams, in the order of the code, and how they are read.</summary>
    public static IReadOnlyList<(string Type, JsonTypeInfo Info)> Types { get; } =
    [
        .. from field in typeof(WorkflowEventTypes).GetFields()
           let type = (string)field.GetRawConstantValue()!
           where type is not (WorkflowEventTypes.All or WorkflowEventTypes.CustomPrefix or WorkflowEventTypes.Alert)
           select (type, InfoOf(type)),
        (Custom, WorkflowJson.Default.CustomEvent),
    ];

    public static JsonObject Generate()
    {
        var definitions = new JsonObject();
        foreach (var (type, info) in Types)
            definitions[type] = Definition(type, info);
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Events of a workflow",
            ["description"] = "The data of one Server-Sent Event. Unknown types and unknown properties are to be ignored.",
            ["oneOf"] = new JsonArray([.. Types.Select(t => (JsonNode)new JsonObject { ["$ref"] = $"#/$defs/{t.Type}" })]),
            ["$defs"] = definitions,
        };
    }

    private static JsonTypeInfo InfoOf(string type) =>
        WorkflowJson.Default.GetTypeInfo(WorkflowEvent.Parse(type, "{}"u8).GetType())!;

    private static JsonNode Definition(string type, JsonTypeInfo info)
    {
        var schema = info.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }).AsObject();
        schema["description"] = Comments.OfConstant(typeof(WorkflowEventTypes), type) ?? Comments.Of(info.Type);
        schema["type"] = "object";
        var properties = schema["properties"]!.AsObject();
        properties["type"] = type == Custom
            ? new JsonObject { ["description"] = "What happened: a type of the application's.", ["type"] = "string", ["pattern"] = @"^x\." }
            : new JsonObject { ["const"] = type };
        schema.Remove("required");
        Relax(schema);
        schema["required"] = new JsonArray([.. Required(info).Select(name => (JsonNode)name)]);
        Rebase(schema, $"#/$defs/{type}");
        return schema;
    }

    /// <summary>What is always there: the envelope, and what cannot be null and has no default that would be left out.</summary>
    private static IEnumerable<string> Required(JsonTypeInfo info)
    {
        var empty = (WorkflowEvent)JsonSerializer.Deserialize("{}", info)!;
        return Envelope.Concat(
            from property in info.Properties
            where !Envelope.Contains(property.Name) && property is { Get: not null, IsGetNullable: false, PropertyType.IsGenericType: false }
            let value = property.Get!(empty)
            where value is "" || (value is ValueType && value.Equals(Activator.CreateInstance(value.GetType())))
            select property.Name);
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.PropertyInfo is not { AttributeProvider: PropertyInfo property } || context.BaseTypeInfo is not null)
            return schema;
        if (schema is not JsonObject node)
            schema = node = context.TypeInfo.Type == typeof(DateTimeOffset) ? new JsonObject { ["type"] = "string", ["format"] = "date-time" } : [];
        node.Insert(0, "description", Comments.Of(property));
        return node;
    }

    /// <summary>The exporter requires every parameter of a constructor; what is null is left out.</summary>
    private static void Relax(JsonNode? node)
    {
        if (node is not JsonObject map)
            return;
        if (map["required"] is JsonArray required && map["properties"] is JsonObject properties)
            map["required"] = new JsonArray([.. required.Select(r => r!.GetValue<string>()).Where(r => properties[r]?["type"] is not JsonArray).Select(r => (JsonNode)r)]);
        foreach (var (_, value) in map.ToList())
            Relax(value);
    }

    /// <summary>References of the exporter start at the root of what it was asked for.</summary>
    private static void Rebase(JsonNode? node, string root)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Rebase(item, root);
        }
        else if (node is JsonObject map)
        {
            if (map["$ref"] is JsonValue reference && reference.GetValue<string>() is var target && target.StartsWith('#'))
                map["$ref"] = root + target[1..];
            foreach (var (_, value) in map.ToList())
                Rebase(value, root);
        }
    }
}
