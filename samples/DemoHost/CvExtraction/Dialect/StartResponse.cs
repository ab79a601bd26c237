namespace DemoHost.CvExtraction;

/// <summary>What the original's <c>workflows/start</c> answers.</summary>
/// <param name="WorkflowId">The run's id.</param>
/// <param name="Status">Always <c>started</c>: what comes of it is told by the stream.</param>
/// <param name="StreamUrl">The run in the original's format.</param>
/// <param name="EventsUrl">The same run in the native format.</param>
internal sealed record StartResponse(string WorkflowId, string Status, string StreamUrl, string EventsUrl);
