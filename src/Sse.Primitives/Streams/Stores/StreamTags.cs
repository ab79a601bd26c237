using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Sse.Primitives;

/// <summary>Tags as one JSON object of texts, for stores that keep them in a column.</summary>
public static class StreamTags
{
    /// <summary>Writes <c>{"file":"a.csv"}</c>; <c>{}</c> for none.</summary>
    public static string ToJson(IReadOnlyDictionary<string, string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        if (tags.Count == 0)
            return "{}";
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in tags)
                json.WriteString(name, value);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static IReadOnlyDictionary<string, string> FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json == "{}")
            return StreamAttributes.NoTags;
        using var document = JsonDocument.Parse(json);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in document.RootElement.EnumerateObject())
            tags[tag.Name] = tag.Value.GetString() ?? "";
        return tags;
    }
}
