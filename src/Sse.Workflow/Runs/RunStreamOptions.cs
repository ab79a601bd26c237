using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>The options of one workflow's stream: those given, with the workflow's tags for whoever decides about readers, and its snapshot.</summary>
internal static class RunStreamOptions
{
    /// <summary>What the streams of workflows are listed as.</summary>
    public const string Kind = "workflow";

    /// <param name="given">What the application asked for.</param>
    /// <param name="workflow">Has the tags as they were given, which decide about readers.</param>
    /// <param name="folder">Writes the snapshot.</param>
    /// <param name="shown">Name and tags as readers may see them; only these are kept in a store.</param>
    public static EventStreamOptions Create(EventStreamOptions given, WorkflowOptions workflow, SnapshotFolder folder, RunFacts shown)
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
            Attributes = new StreamAttributes { Kind = Kind, Name = shown.Name, Status = WorkflowStatus.Running.WireName(), Tags = shown.Tags },
            // As in memory: a workflow that has ended makes way for a new one with its id.
            ReplaceCompleted = true,
        };
    }
}
