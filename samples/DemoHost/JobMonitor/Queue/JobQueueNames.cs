using System.Buffers;

namespace DemoHost.JobMonitor;

/// <summary>The queues there are, and what ids look like.</summary>
internal static class JobQueueNames
{
    public const string ResumeAnalysis = "resume-analysis";
    public const string AnalyzeResume = "analyze-resume";
    public const string JobIdRule = "A job's id has 16 to 128 letters (a-z), digits, '-', '_' and '.'.";
    public const string ResumeIdRule = "'resumeId' has 1 to 64 letters (a-z), digits, '-', '_' and '.'.";

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    public static bool IsQueue(string? name) => name == ResumeAnalysis;

    public static bool IsJobId(string? id) => IsId(id, 16, 128);

    public static bool IsResumeId(string? id) => IsId(id, 1, 64);

    private static bool IsId(string? id, int shortest, int longest) =>
        id is not null && id.Length >= shortest && id.Length <= longest && !id.AsSpan().ContainsAnyExcept(IdCharacters);
}
