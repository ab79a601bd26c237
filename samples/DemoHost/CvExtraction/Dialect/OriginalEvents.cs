namespace DemoHost.CvExtraction;

/// <summary>The payloads of the original's events. Names become snake_case on the wire; durations are seconds.</summary>
internal static class OriginalEvents
{
    internal sealed record WorkflowStart(string WorkflowId, string Name, DateTimeOffset Timestamp, IReadOnlyDictionary<string, string> Tags);

    internal sealed record Progress(string WorkflowId, double Percentage, string? CurrentStep, double? EtaSeconds, DateTimeOffset Timestamp);

    internal sealed record Phase(string WorkflowId, string PhaseName, int? ExpectedSteps, string Status, double? Duration, DateTimeOffset Timestamp);

    internal sealed record Step(string WorkflowId, string StepName, string? PhaseName, string Status, string? Message, double? Duration, double? Confidence, DateTimeOffset Timestamp);

    internal sealed record Metric(string WorkflowId, string Name, string Kind, double? Value, string? Unit, DateTimeOffset Timestamp);

    internal sealed record Insight(string WorkflowId, string Category, string? Importance, string Message, DateTimeOffset Timestamp);

    internal sealed record Failure(string WorkflowId, string Error, string? ErrorType, string? Code, string? Suggestion, bool Recoverable, DateTimeOffset Timestamp);

    internal sealed record WorkflowComplete(string WorkflowId, string Status, object? Result, string? Error, string? Suggestion, double TotalDuration, WorkflowCounts Summary, DateTimeOffset Timestamp);

    internal sealed record WorkflowCounts(int Steps, int Errors);
}
