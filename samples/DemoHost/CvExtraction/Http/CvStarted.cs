using System.Text.Json.Serialization;

namespace DemoHost.CvExtraction;

/// <summary>Answered to an upload: where to watch the extraction.</summary>
/// <param name="WorkflowId">The run's id.</param>
/// <param name="StreamUrl">The run's events, native format, Server-Sent Events.</param>
/// <param name="SnapshotUrl">The run's state as JSON.</param>
internal sealed record CvStarted(
    [property: JsonPropertyName("workflowId")] string WorkflowId,
    [property: JsonPropertyName("streamUrl")] string StreamUrl,
    [property: JsonPropertyName("snapshotUrl")] string SnapshotUrl);
