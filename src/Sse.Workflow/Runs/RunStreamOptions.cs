using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>The options of one workflow's stream: those given, with the workflow's tags for whoever decides about readers, and its snapshot.</summary>
internal static class RunStreamOptions
{
    public static EventStreamOptions Create(EventStreamOptions given, WorkflowOptions workflow, SnapshotFolder folder)
    {
        var tags = new Dictionary<string, string>(given.Tags, StringComparer.Ordinal);
        foreach (var (key, value) in workflow.Tags)
            tags[key] = value;
        return new EventStreamOptions
        {
            MaxEvents = given.MaxEvents,
            MaxBytes = given.MaxBytes,
            MaxAge = given.MaxAge,
            KeepCompleted = given.KeepCompleted,
            MaxEventBytes = given.MaxEventBytes,
            TimeProvider = GuardedClock.Over(given.TimeProvider),
            Epoch = given.Epoch,
            WriteSnapshot = folder.WriteTo,
            Tags = tags,
        };
    }
}
