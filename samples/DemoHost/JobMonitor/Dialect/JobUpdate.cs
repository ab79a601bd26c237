using System.Text.Json;
using System.Text.Json.Serialization;

namespace DemoHost.JobMonitor;

/// <summary>The original's <c>job_update</c>: each one tells the whole state of the job. The order of the properties is the original's.</summary>
/// <param name="Type">Always <c>job_update</c>.</param>
/// <param name="JobId">The job.</param>
/// <param name="Status">One of <see cref="JobStatus"/>.</param>
/// <param name="Progress">0 to 100, never falling.</param>
/// <param name="Stage">One of <see cref="JobStage"/>; absent when the job has completed, as in the original.</param>
/// <param name="Message">For people.</param>
/// <param name="Result">What came of it, when completed.</param>
/// <param name="Error">What went wrong in words for the user, when failed.</param>
internal sealed record JobUpdate(
    [property: JsonPropertyOrder(0)] string Type,
    [property: JsonPropertyOrder(1)] string JobId,
    [property: JsonPropertyOrder(2)] string Status,
    [property: JsonPropertyOrder(3)] int Progress,
    [property: JsonPropertyOrder(4)] string? Stage,
    [property: JsonPropertyOrder(5)] string Message,
    [property: JsonPropertyOrder(6)] JsonElement? Result = null,
    [property: JsonPropertyOrder(7)] string? Error = null)
{
    /// <summary>The name of the event.</summary>
    public const string EventType = "job_update";
}
