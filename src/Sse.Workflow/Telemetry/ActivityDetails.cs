using System.Diagnostics;

namespace Sse.Workflow;

/// <summary>What an activity is created with: samplers see the tags before it exists.</summary>
internal readonly record struct ActivityDetails(
    IEnumerable<KeyValuePair<string, object?>>? Tags,
    IEnumerable<ActivityLink>? Links,
    DateTimeOffset StartTime);
