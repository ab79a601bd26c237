using System.Text.Json;

namespace DemoHost.CvExtraction;

/// <summary>
/// Reads a model's answer as leniently as is safe: fences and talk around the JSON go, trailing commas pass, an answer that was cut off is
/// closed where it ended, a value of another type is read as text or left out.
/// </summary>
internal static class ChatAnswerReader
{
    private const int MaxDepth = 16;
    private const int MaxItems = 200;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };

    /// <summary>The profile the answer describes; null when there is no JSON object in it.</summary>
    public static CvProfile? Read(string answer)
    {
        int start = answer.IndexOf('{', StringComparison.Ordinal);
        if (start < 0) return null;
        int end = answer.LastIndexOf('}');
        return (end > start ? Parse(answer[start..(end + 1)]) : null) ?? Parse(JsonRepair.Close(answer[start..]));
    }

    private static CvProfile? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object ? ReadProfile(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static CvProfile ReadProfile(JsonElement root) => new()
    {
        Name = Text(root, "name"),
        Email = Text(root, "email"),
        Phone = Text(root, "phone"),
        Location = Text(root, "location"),
        Summary = Text(root, "summary"),
        Experience = [.. Items(root, "experience").Where(IsObject).Select(ReadExperience)],
        Education = [.. Items(root, "education").Where(IsObject).Select(ReadEducation)],
        Skills = Texts(root, "skills"),
        Languages = Texts(root, "languages"),
        Links = Texts(root, "links"),
    };

    private static CvExperience ReadExperience(JsonElement item) => new()
    {
        Title = Text(item, "title"),
        Company = Text(item, "company"),
        Location = Text(item, "location"),
        Start = Text(item, "start"),
        End = Text(item, "end"),
        Highlights = Texts(item, "highlights"),
    };

    private static CvEducation ReadEducation(JsonElement item) => new()
    {
        Degree = Text(item, "degree"),
        Institution = Text(item, "institution"),
        Year = Text(item, "year"),
    };

    private static bool IsObject(JsonElement item) => item.ValueKind == JsonValueKind.Object;

    private static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(MaxItems) : [];

    private static string[] Texts(JsonElement parent, string name)
    {
        if (parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String) return Split(value.GetString());
        return [.. Items(parent, name).Select(ReadText).OfType<string>()];
    }

    private static string[] Split(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? ReadText(value) : null;

    /// <summary>{"name":"German","level":"C1"} is "German (C1)".</summary>
    private static string? ReadText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object when Text(value, "name") is { } name => Text(value, "level") is { } level ? $"{name} ({level})" : name,
        _ => null,
    };
}
