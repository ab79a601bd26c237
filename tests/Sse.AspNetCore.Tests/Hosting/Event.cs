using System.Text.Json;

namespace Sse.AspNetCore.Tests;

/// <summary>One received event.</summary>
internal sealed record Event(string? Id, string Type, string Data)
{
    public JsonElement Json => JsonDocument.Parse(Data).RootElement;

    public static bool TryParse(string block, out Event parsed)
    {
        string? id = null;
        var type = "message";
        List<string> data = [];
        foreach (var line in block.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = line[(colon + 1)..].TrimStart(' ');
            switch (line[..Math.Max(0, colon)])
            {
                case "id": id = value; break;
                case "event": type = value; break;
                case "data": data.Add(value); break;
            }
        }
        parsed = new Event(id, type, string.Join('\n', data));
        return data.Count > 0;
    }
}
