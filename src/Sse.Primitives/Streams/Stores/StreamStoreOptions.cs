namespace Sse.Primitives;

/// <summary>How an <see cref="EventStreamRegistry"/> works with its stores.</summary>
public sealed class StreamStoreOptions
{
    /// <summary>
    /// The bytes of events that may wait for one store while it is slow or away. Beyond it a stream that appends drops its oldest
    /// waiting events, down to its fair share of the limit; its readers get a gap when the store is back. Appending never waits
    /// and never fails. Up to twice the limit may be used when thousands of streams wait. Default: 64 MiB.
    /// </summary>
    public long MaxWaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// The least time between two commits. Zero commits as soon as there is something and the last commit is done, which is the fastest
    /// for readers; some milliseconds let more streams share a commit, and each commit wakes every node. Default: zero.
    /// </summary>
    public TimeSpan CommitInterval { get; set; }

    /// <summary>
    /// How long a node may be silent before its running streams are ended as abandoned, by the clock of the node that watches it.
    /// Default: 15 seconds.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often a node gives a sign of life, and looks for streams of dead nodes. A dead node's streams are ended within
    /// <see cref="LeaseDuration"/> and twice this. Default: 3 seconds.
    /// </summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How often streams of other nodes are looked up without having been told: what a lost notification costs at most. Also how often a
    /// node that owns running streams looks for commands to them. Default: 1 second.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a stream of another node, or one from the past, stays in memory after its last reader. Default: 1 minute.</summary>
    public TimeSpan KeepFollowed { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// A stream of another node up to this size is taken into memory whole when somebody asks for it; of a larger one only what
    /// is new, and readers that start earlier read the store page by page. Default: 1 MiB.
    /// </summary>
    public long FollowWholeBytes { get; set; } = 1024 * 1024;

    /// <summary>How long completed streams stay in the store; null for ever. Default: 30 days.</summary>
    public TimeSpan? KeepCompleted { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The most events the store keeps of one stream; null for all. Default: null.</summary>
    public long? MaxEvents { get; set; }

    /// <summary>The most bytes the store keeps of one stream; null for all. Default: null.</summary>
    public long? MaxBytes { get; set; }

    /// <summary>How often retention is applied to the store. Default: 1 minute.</summary>
    public TimeSpan TrimInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long disposing the registry waits for the store to take what is left. Default: 5 seconds.</summary>
    public TimeSpan FlushTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Ends a stream whose node died: appends what its readers need to understand it, and completes it. The stream has been taken
    /// over by this process, with all its events readable. What it leaves incomplete, or not ended within ten times <see cref="LeaseDuration"/>, is ended by a plain
    /// <c>stream.abandoned</c> event. Default: null, for that plain event.
    /// </summary>
    public Func<EventStream, CancellationToken, ValueTask>? EndAbandoned { get; set; }

    /// <summary>
    /// Makes the snapshot writer of a stream that another process writes or wrote, as <see cref="EventStreamOptions.WriteSnapshot"/>
    /// is for one of this process; null for a stream without one. Called once for each such stream. Default: null, for none.
    /// </summary>
    public Func<EventStream, StreamSnapshotWriter?>? FollowedSnapshot { get; set; }

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        Require(MaxWaitingBytes > 0, nameof(MaxWaitingBytes), "at least 1 byte");
        Require(CommitInterval >= TimeSpan.Zero && CommitInterval <= TimeSpan.FromSeconds(10), nameof(CommitInterval), "between zero and 10 seconds");
        Require(HeartbeatInterval > TimeSpan.Zero, nameof(HeartbeatInterval), "more than zero");
        Require(LeaseDuration >= 2 * HeartbeatInterval, nameof(LeaseDuration), $"at least twice {nameof(HeartbeatInterval)}, so that one late heartbeat ends nothing");
        Require(PollInterval > TimeSpan.Zero, nameof(PollInterval), "more than zero");
        Require(KeepFollowed >= TimeSpan.Zero, nameof(KeepFollowed), "zero or more");
        Require(FollowWholeBytes >= 0, nameof(FollowWholeBytes), "zero or more");
        Require(KeepCompleted is null || KeepCompleted >= TimeSpan.Zero, nameof(KeepCompleted), "null, zero or more");
        Require(MaxEvents is null or > 0, nameof(MaxEvents), "null or at least 1");
        Require(MaxBytes is null or > 0, nameof(MaxBytes), "null or at least 1 byte");
        Require(TrimInterval > TimeSpan.Zero, nameof(TrimInterval), "more than zero");
        Require(FlushTimeout >= TimeSpan.Zero, nameof(FlushTimeout), "zero or more");
    }

    private static void Require(bool condition, string property, string rule)
    {
        if (!condition)
            throw new ArgumentException($"{nameof(StreamStoreOptions)}.{property} must be {rule}.", property);
    }
}
