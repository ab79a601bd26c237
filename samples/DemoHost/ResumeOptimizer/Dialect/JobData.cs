using System.Text.Json.Serialization;

namespace DemoHost.ResumeOptimizer;

/// <summary>What the original's events carry under <c>data</c>. Names become snake_case on the wire; times are seconds unless they say otherwise.</summary>
internal static class JobData
{
    /// <param name="JobId">The job.</param>
    /// <param name="Status">One of <see cref="JobStatus"/>.</param>
    internal sealed record StatusChanged(string JobId, string Status);

    /// <param name="Step">What is being done.</param>
    /// <param name="Percentage">0 to 100, never falling.</param>
    /// <param name="Eta">Seconds that are left; null when nobody knows.</param>
    /// <param name="Status"><c>running</c>, <c>completed</c>, <c>skipped</c>, <c>failed</c> or <c>canceled</c>.</param>
    /// <param name="Message">What the step says about itself.</param>
    internal sealed record StepProgress(
        string Step,
        double Percentage,
        double? Eta,
        string Status,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message);

    internal sealed record Insight(string Category, string Importance, string Message);

    internal sealed record Metric(string Name, double Value);

    internal sealed record Validation(
        string Rule,
        string Status,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message);

    /// <param name="Code">A short, stable name that code can compare.</param>
    /// <param name="Message">What happened.</param>
    /// <param name="Fatal">Whether the job ends because of it.</param>
    /// <param name="Suggestion">What the user can do.</param>
    internal sealed record Error(
        string Code,
        string Message,
        bool Fatal,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Suggestion);

    /// <param name="JobId">The job.</param>
    /// <param name="Status">How it ended.</param>
    /// <param name="DurationMs">How long it took, in milliseconds.</param>
    /// <param name="ResultUrl">Where the result is; null unless the job completed.</param>
    internal sealed record Done(string JobId, string Status, double DurationMs, string? ResultUrl);

    /// <summary>A heartbeat says nothing but that the connection lives.</summary>
    internal sealed record Nothing;
}
