using Sse.Primitives;

namespace Sse.Stores.Tests;

/// <summary>The lists that people ask for; each must be answered by an index.</summary>
internal static class QueryCases
{
    private static readonly DateTimeOffset Time = new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<StreamQuery> All { get; } =
    [
        new(),
        new() { After = new StreamQueryPosition(Time, "run-9").ToString() },
        new() { Kind = "workflow" },
        new() { Name = "name-7" },
        new() { Status = "status-3" },
        new() { Status = "status-3", Kind = "workflow", After = new StreamQueryPosition(Time, "run-9").ToString() },
        new() { IsCompleted = false },
        new() { CreatedFrom = Time, CreatedBefore = Time.AddHours(1) },
        new() { Name = "name-7", CreatedFrom = Time, CreatedBefore = Time.AddDays(2) },
        new() { Tags = new Dictionary<string, string> { ["file"] = "f77" } },
        new() { Tags = new Dictionary<string, string> { ["user"] = "u7" }, Kind = "workflow", Status = "status-3" },
    ];
}
