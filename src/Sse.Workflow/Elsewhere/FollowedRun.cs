using System.Runtime.CompilerServices;
using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>The state of workflows that run, or ran, in another process: folded here from their streams.</summary>
internal static class FollowedRun
{
    /// <summary>Lives as long as the stream is held by the registry or a reader.</summary>
    private static readonly ConditionalWeakTable<EventStream, SnapshotFolder> Folders = [];

    public static SnapshotFolder FolderOf(EventStream stream) => Folders.GetValue(stream, static key =>
    {
        var folder = new SnapshotFolder();
        folder.Attach(key);
        return folder;
    });

    /// <summary>The snapshot writer of such a workflow's stream; null for other streams.</summary>
    public static StreamSnapshotWriter? SnapshotOf(EventStream stream) =>
        stream.Attributes.Kind == RunStreamOptions.Kind ? FolderOf(stream).WriteTo : null;
}
