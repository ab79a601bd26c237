namespace DemoHost.Playground;

/// <summary>The addresses of the slice, in one place for routes and links.</summary>
internal static class PlaygroundRoutes
{
    public const string Stream = "/api/v1/streams/{key}";

    /// <param name="key">A valid key: it needs no escaping.</param>
    public static string StreamOf(string key) => $"/api/v1/streams/{key}";
}
