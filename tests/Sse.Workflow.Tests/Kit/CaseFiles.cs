namespace Sse.Workflow.Tests;

/// <summary>
/// The recorded streams that every reducer runs: <c>tests/cases/workflow/NAME.ndjson</c> (the events, one a line) and
/// <c>NAME.json</c> (the snapshot they make).
/// </summary>
internal static class CaseFiles
{
    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "cases", "workflow");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.ndjson").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;

    /// <summary>Set <c>UPDATE_CASES=1</c> to write the files anew; then review the difference.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_CASES") == "1";

    public static string EventsOf(string name) => Path.Combine(Folder, name + ".ndjson");

    public static string SnapshotOf(string name) => Path.Combine(Folder, name + ".json");
}
