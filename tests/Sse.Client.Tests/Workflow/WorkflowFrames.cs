using System.Text;
using System.Text.Json.Nodes;

namespace Sse.Client.Tests.Workflow;

/// <summary>The recorded workflows as frames of a stream with epoch <c>a</c>.</summary>
internal static class WorkflowFrames
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "cases", "workflow");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.ndjson").Select(f => Path.GetFileNameWithoutExtension(f)!).Order();

    public static JsonNode Snapshot(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!;

    /// <summary>Frame <c>i</c> has sequence <c>i + 1</c>.</summary>
    public static IReadOnlyList<string> Of(string name) =>
        [.. File.ReadLines(Path.Combine(Folder, name + ".ndjson")).Select((line, i) => Frame(line, $"a-{i + 1}"))];

    public static string Frame(string json, string id) => $"id: {id}\nevent: {JsonNode.Parse(json)!["type"]}\ndata: {json}\n\n";

    /// <summary>A log line as an event with this rev.</summary>
    public static string Log(long rev, string? id = null) =>
        Frame($"{{\"type\":\"log\",\"workflowId\":\"w\",\"ts\":\"2026-01-01T00:00:00.000Z\",\"t\":0,\"node\":\"0\",\"rev\":{rev},\"level\":\"information\",\"message\":\"{rev}\"}}", id ?? $"a-{rev}");

    /// <summary>Everything after a position, as a server that resumes sends it.</summary>
    public static string After(this IReadOnlyList<string> frames, string? lastEventId, int resent = 0)
    {
        int last = lastEventId is null ? 0 : int.Parse(lastEventId[2..], System.Globalization.CultureInfo.InvariantCulture);
        return string.Concat(frames.Skip(Math.Max(0, last - resent)));
    }

    public static byte[] Cut(this string text, int bytes)
    {
        byte[] all = Encoding.UTF8.GetBytes(text);
        return bytes < all.Length ? all[..bytes] : all;
    }
}
