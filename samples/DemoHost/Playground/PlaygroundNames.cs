using System.Buffers;

namespace DemoHost.Playground;

/// <summary>What visitors may call their streams and events.</summary>
internal static class PlaygroundNames
{
    public const string KeyRule = "A key has 1 to 64 letters (a-z), digits, '-' and '_'.";

    public const string EventRule =
        "An event's name has 1 to 64 letters (a-z), digits, '-', '_' and '.'; 'error' and names that begin with 'stream.' have a meaning of their own.";

    private const int MaxLength = 64;
    private const string WordCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(WordCharacters);
    private static readonly SearchValues<char> EventCharacters = SearchValues.Create(WordCharacters + ".");

    public static bool IsKey(string? key) => IsName(key, KeyCharacters);

    /// <summary>
    /// <c>error</c> is what <c>EventSource</c> calls a lost connection, and <c>stream.…</c> are the server's own control frames: a visitor must not
    /// be able to fake either.
    /// </summary>
    public static bool IsEvent(string? name) =>
        IsName(name, EventCharacters) && name != "error" && !name!.StartsWith("stream.", StringComparison.Ordinal);

    private static bool IsName(string? name, SearchValues<char> allowed) =>
        name is { Length: > 0 and <= MaxLength } && !name.AsSpan().ContainsAnyExcept(allowed);
}
