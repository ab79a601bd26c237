using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sse.Primitives.Tests.Wire;

/// <summary>One case of the shared files under <c>tests/cases/sse</c>; their README describes the format.</summary>
internal sealed record SseCase(byte[] Input, string Expected)
{
    private static readonly Lazy<Dictionary<string, SseCase>> s_all = new(Load);

    public static IReadOnlyDictionary<string, SseCase> All => s_all.Value;

    /// <summary>What was seen, in the terms of a case file: the retry of single events is left out.</summary>
    public static string Describe(IEnumerable<(string Type, string Data, string Id)> events, IEnumerable<string> comments, string lastId, double? retry) =>
        JsonSerializer.Serialize(new
        {
            Events = events.Select(e => new[] { e.Type, e.Data, e.Id }),
            Comments = comments,
            LastId = lastId,
            Retry = retry,
        });

    private static Dictionary<string, SseCase> Load()
    {
        var cases = new Dictionary<string, SseCase>();
        foreach (string path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cases", "sse"), "*.json").Order())
        {
            foreach (var node in JsonNode.Parse(File.ReadAllText(path))!["cases"]!.AsArray())
                cases.Add($"{Path.GetFileNameWithoutExtension(path)}: {node!["name"]}", From(node));
        }

        return cases;
    }

    private static SseCase From(JsonNode node)
    {
        byte[] input = node["inputBase64"] is { } base64
            ? Convert.FromBase64String((string)base64!)
            : Encoding.UTF8.GetBytes((string)node["input"]!);
        var events = node["events"]!.AsArray()
            .Select(e => ((string?)e!["type"] ?? "message", (string)e["data"]!, (string?)e["lastEventId"] ?? ""))
            .ToList();
        string lastId = (string?)node["lastEventId"] ?? events.LastOrDefault().Item3 ?? "";
        var comments = node["comments"]?.AsArray().Select(c => (string)c!) ?? [];
        return new(input, Describe(events, comments, lastId, (double?)node["retry"]));
    }
}
