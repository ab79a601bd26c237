using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sse.Workflow.Tests;

/// <summary>
/// Checks values against a JSON Schema, as far as the schema of events goes: <c>$ref, type, const, enum, pattern, properties, required, items,
/// additionalProperties</c>. A keyword beyond these would be passed over, so the schema is checked for it first.
/// </summary>
internal sealed class JsonSchemaCheck(JsonObject root)
{
    private static readonly string[] Understood =
        ["$ref", "description", "type", "const", "enum", "pattern", "format", "properties", "required", "items", "additionalProperties", "default"];

    /// <summary>What does not hold, with its place; empty when all does.</summary>
    public IEnumerable<string> Errors(JsonNode schema, JsonNode? value, string at = "$")
    {
        if (schema is not JsonObject rules)
            return schema.GetValueKind() == JsonValueKind.True ? [] : [$"{at}: nothing is allowed here"];
        if (rules["$ref"] is { } reference)
            return Errors(Resolve(reference.GetValue<string>()), value, at);
        return Own(rules, value, at).Concat(Inner(rules, value, at));
    }

    private static IEnumerable<string> Own(JsonObject rules, JsonNode? value, string at)
    {
        foreach (var (keyword, _) in rules.Where(r => !Understood.Contains(r.Key)))
            yield return $"{at}: the check does not understand {keyword}";
        if (rules["type"] is { } type && !TypesOf(type).Any(t => IsOfType(value, t)))
            yield return $"{at}: {value?.ToJsonString() ?? "null"} is not of type {type.ToJsonString()}";
        if (rules["const"] is { } constant && !JsonNode.DeepEquals(constant, value))
            yield return $"{at}: {value?.ToJsonString()} is not {constant.ToJsonString()}";
        if (rules["enum"] is JsonArray options && !options.Any(o => JsonNode.DeepEquals(o, value)))
            yield return $"{at}: {value?.ToJsonString()} is none of {options.ToJsonString()}";
        if (rules["pattern"] is { } pattern && !Regex.IsMatch(value!.GetValue<string>(), pattern.GetValue<string>()))
            yield return $"{at}: {value.ToJsonString()} does not match {pattern}";
    }

    private IEnumerable<string> Inner(JsonObject rules, JsonNode? value, string at)
    {
        if (value is JsonArray items && rules["items"] is { } ofItems)
            return items.SelectMany((item, i) => Errors(ofItems, item, $"{at}[{i}]"));
        if (value is not JsonObject map)
            return [];
        var properties = rules["properties"] as JsonObject ?? [];
        var missing = (rules["required"] as JsonArray ?? []).Select(r => r!.GetValue<string>()).Where(r => !map.ContainsKey(r)).Select(r => $"{at}: {r} is missing");
        return missing.Concat(map.SelectMany(p =>
            properties[p.Key] is { } known ? Errors(known, p.Value, $"{at}.{p.Key}")
            : rules["additionalProperties"] is { } others ? Errors(others, p.Value, $"{at}.{p.Key}")
            : properties.Count > 0 ? [$"{at}: the schema does not know {p.Key}"] : []));
    }

    private JsonNode Resolve(string pointer)
    {
        JsonNode node = root;
        foreach (var part in pointer.Split('/').Skip(1))
            node = node is JsonArray array ? array[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : node[part]!;
        return node;
    }

    private static IEnumerable<string> TypesOf(JsonNode type) => type is JsonArray several ? several.Select(t => t!.GetValue<string>()) : [type.GetValue<string>()];

    private static bool IsOfType(JsonNode? value, string type) => (value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        JsonValueKind.Null => type == "null",
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && !value!.ToJsonString().Contains('.')),
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Array => type == "array",
        _ => type == "object",
    };
}
