using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>
/// A workflow that has ended. Its logger is held weakly: the stream holds it (through <see cref="SnapshotFolder.Owner"/>) for as
/// long as the registry holds the stream, so dropping the stream frees both.
/// </summary>
internal sealed record FinishedRun(StreamQueryPosition Place, WorkflowInfo Info, WeakReference<EnhancedSseLogger> Logger);
