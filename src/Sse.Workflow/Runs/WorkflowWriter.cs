using System.Diagnostics;
using System.Text;
using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>
/// The one writer of one workflow's stream. Its lock covers a change of state, the number of the event, its encoding and its
/// append, so the order of the stream is the order of the states. Code of the user never runs inside.
/// </summary>
internal sealed partial class WorkflowWriter
{
    private readonly EventStream _stream;
    private readonly SnapshotFolder _folder;
    private readonly MergeQueue _due = new();
    private readonly RunProgress _progress;
    private readonly TimestampText _timestamp;
    private readonly byte[] _identity;
    private readonly byte[]? _traceId;
    private readonly int _maxFrame;
    private readonly Lock _gate = new();

    // Owned by _gate.
    private readonly RunFacts _facts;
    private readonly RunTally _tally = new();
    private Node? _flatPhase;
    private TimeSpan _lastAt;
    private long _rev;
    private int _lastNumber;

    // Written under _gate, read without it.
    private bool _isEnded;
    private long _ignored;

    public WorkflowWriter(SnapshotFolder folder, RunClock clock, WorkflowRuntime runtime, RunFacts facts, Node root)
    {
        _stream = folder.Stream;
        _folder = folder;
        _facts = facts;
        _timestamp = new TimestampText(clock.StartedAt);
        _identity = Identity(_stream.Id);
        _traceId = (root.Activity ?? Activity.Current) is { IdFormat: ActivityIdFormat.W3C } activity ? Encoding.ASCII.GetBytes($",\"traceId\":\"{activity.TraceId}\"") : null;
        _maxFrame = _stream.Options.MaxEventBytes - 128;
        Clock = clock;
        Runtime = runtime;
        Root = root;
        _progress = new RunProgress(root, facts);
    }

    public EventStream Stream => _stream;

    public RunClock Clock { get; }

    /// <summary>Its metrics and traces.</summary>
    public required RunTelemetry Telemetry { get; init; }

    /// <summary>The state of the workflow as its readers see it.</summary>
    public SnapshotFolder Folder => _folder;

    /// <summary>What the run usually takes; null when it is the first of its name.</summary>
    public TimeSpan? Typical
    {
        get => _progress.Typical;
        init => _progress.Typical = value;
    }

    /// <summary>What this workflow shares with others.</summary>
    public WorkflowRuntime Runtime { get; }

    /// <summary>The workflow's own node, number 0.</summary>
    public Node Root { get; }

    /// <summary>Whether the terminal event was written.</summary>
    public bool IsEnded => Volatile.Read(ref _isEnded);

    /// <summary>Calls that came too late or matched nothing.</summary>
    public long Ignored => Interlocked.Read(ref _ignored);

    /// <summary>Counts a call that changes nothing.</summary>
    public void CountIgnored() => Interlocked.Increment(ref _ignored);

    private static byte[] Identity(string id)
    {
        var writer = EventWriter.Create();
        writer.Text("workflowId"u8, id);
        writer.Raw(",\"ts\":\""u8);
        return writer.Written.ToArray();
    }
}
