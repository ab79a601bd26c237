namespace Sse.FanOut;

/// <summary>The names of the modes, as <c>serve</c> takes them.</summary>
internal static class FanOutModes
{
    public const string Ours = "ours";
    public const string Typed = "typed";
    public const string TypedStrings = "typed-strings";
    public const string SignalR = "signalr";
    public const string Hand = "hand";
    public const string Bare = "bare";
    public const string Socket64 = "socket-64";
    public const string Socket1 = "socket-1";

    public static IReadOnlyList<string> All { get; } = [Ours, Typed, TypedStrings, SignalR, Hand, Bare, Socket64, Socket1];
}
