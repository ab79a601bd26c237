using Sse.AspNetCore;
using Sse.Primitives;

namespace DemoHost.JobMonitor;

/// <summary>One client that watches one job.</summary>
/// <param name="JobId">The job.</param>
/// <param name="QueueName">The queue whose figures it wants; null for none.</param>
/// <param name="LastEventId">What it has already.</param>
/// <param name="Response">Where its events go.</param>
internal sealed record JobWatch(string JobId, string? QueueName, StreamPosition LastEventId, SseResponse Response);
