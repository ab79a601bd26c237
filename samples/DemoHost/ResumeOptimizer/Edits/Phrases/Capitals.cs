namespace DemoHost.ResumeOptimizer;

/// <summary>Keeps sentences beginning as they did.</summary>
internal static class Capitals
{
    public static string Raise(string text) =>
        text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
