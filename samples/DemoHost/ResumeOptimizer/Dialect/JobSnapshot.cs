using System.Text.Json;

namespace DemoHost.ResumeOptimizer;

/// <summary>A job as it stands: its state, and every event that led there.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Status">One of <see cref="JobStatus"/>.</param>
/// <param name="State">What the events add up to.</param>
/// <param name="Events">The events, as they were sent.</param>
/// <param name="LastEventId">Where the stream goes on: send it as <c>Last-Event-ID</c> or <c>?lastEventId=</c>.</param>
internal sealed record JobSnapshot(string JobId, string Status, JobState State, IReadOnlyList<JsonElement> Events, string LastEventId);
