using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Sse.Stores.PostgreSql;

/// <summary>Tags as one JSON object.</summary>
internal static class TagsText
{
    public static string Write(IReadOnlyDictionary<string, string> tags)
    {
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

    public static Dictionary<string, string> Read(string text)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if (text == "{}")
            return tags;
        using var json = JsonDocument.Parse(text);
        foreach (var tag in json.RootElement.EnumerateObject())
            tags[tag.Name] = tag.Value.GetString() ?? "";
        return tags;
    }
}
