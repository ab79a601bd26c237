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
    private readonly MergeQueue _due;
    private readonly RunProgress _progress;
    private readonly TimestampText _timestamp;
    private readonly byte[]? _traceId;
    private readonly int _maxFrame;

    // The stream's own lock: what is written under it is not locked again by each append.
    private readonly Lock _gate;

    // Owned by _gate.
    private readonly RunFacts _facts;
    private readonly RunTally _tally = new();
    private readonly StepSites _sites;
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
        _gate = _stream.WriteLock;
        _folder = folder;
        _due = new MergeQueue(this);
        _facts = facts;
        _sites = new StepSites(runtime, root.Name);
        _timestamp = new TimestampText(_stream.Id, clock.StartedAt);
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
}
