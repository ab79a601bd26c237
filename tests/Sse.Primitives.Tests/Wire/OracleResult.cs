namespace Sse.Primitives.Tests.Wire;

/// <summary>Everything a reader lets its caller see of a stream, in a form that can be compared.</summary>
internal sealed record OracleResult
{
    public List<string> Frames { get; } = [];

    public string LastEventId { get; set; } = "";

    public double? RetryMilliseconds { get; set; }

    public bool TooLarge { get; set; }

    public void AddEvent(string type, string data, string lastEventId, double? retry) =>
        Frames.Add($"event {Quote(type)} {Quote(data)} {Quote(lastEventId)} {retry}");

    public void AddComment(string text) => Frames.Add($"comment {Quote(text)}");

    public override string ToString() =>
        string.Join('\n', Frames) + $"\nlast {Quote(LastEventId)} retry {RetryMilliseconds} too large {TooLarge}";

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
