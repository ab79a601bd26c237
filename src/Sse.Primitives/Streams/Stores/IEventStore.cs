namespace Sse.Primitives;

/// <summary>
/// Keeps streams beyond the life of a process, and is the place where nodes meet. A store knows stream ids, sequence numbers
/// and the bytes of frames; what is in them is not its business.
/// </summary>
/// <remarks>
/// <para>Users do not call a store: an <see cref="EventStreamRegistry"/> does. Whoever implements one runs the contract suite
/// of <c>Sse.Testing</c> against it.</para>
/// <para>Every method may be called by several threads at once. Every method may throw when the store cannot be reached; the
/// caller then does not know whether it took effect and calls again, so all of them are safe to repeat.</para>
/// </remarks>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>Creates what the store needs, or brings it to the current version. Safe from several nodes at once.</summary>
    /// <exception cref="NotSupportedException">The stored data comes from a newer version of this package.</exception>
    ValueTask InitializeAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes to many streams in one durable commit; when the call returns, everything answered with
    /// <see cref="StreamWriteOutcome.Written"/> survives a crash. A write is accepted when its epoch is the stream's epoch and
    /// its first sequence is beyond the stream's head; a larger step than one is an announced hole. Each write is taken whole
    /// or not at all, and one that is refused does not hinder the others.
    /// </summary>
    /// <param name="writes">At most one for each stream.</param>
    /// <param name="cancellationToken">Gives up; the outcome is then unknown.</param>
    /// <returns>The results in the order of the writes.</returns>
    ValueTask<IReadOnlyList<StreamWriteResult>> WriteAsync(IReadOnlyList<StreamWrite> writes, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes over a stream, or creates it: gives it an epoch above every earlier one, which fences the old writer out, and
    /// keeps its sequence. What the old writer has not written by then will never be written.
    /// </summary>
    ValueTask<StreamOpenResult> OpenAsync(StreamOpening opening, CancellationToken cancellationToken = default);

    /// <summary>What is known about a stream; null when there is none.</summary>
    ValueTask<StoredStream?> FindAsync(string streamId, CancellationToken cancellationToken = default);

    /// <summary>Reads the next chunks of some streams. A chunk may begin before the position asked for, never after the next event that is kept.</summary>
    /// <returns>A page for each read, in the order of the reads; null where there is no such stream.</returns>
    ValueTask<IReadOnlyList<StoredPage?>> ReadAsync(IReadOnlyList<StreamRead> reads, CancellationToken cancellationToken = default);

    /// <summary>Lists streams, the newest first.</summary>
    ValueTask<StreamPage> ListAsync(StreamQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Tells which streams may have been written to by this or another node, soon after it happened. Only a hint: a lost one
    /// costs time, never data, because whoever needs to know also looks from time to time. Ends when cancelled, and by
    /// exception when the hints stop coming; the caller then starts it again.
    /// </summary>
    IAsyncEnumerable<StoreChange> WatchAsync(CancellationToken cancellationToken = default);

    /// <summary>Raises a node's heartbeat by one, and answers with those of all nodes. Whether a node lives, the caller decides by its own clock.</summary>
    ValueTask<IReadOnlyList<StoreNode>> BeatAsync(string node, CancellationToken cancellationToken = default);

    /// <summary>Forgets a node: it stopped, or all its streams have been ended.</summary>
    ValueTask LeaveAsync(string node, CancellationToken cancellationToken = default);

    /// <summary>Running streams whose owner is none of the living nodes, the longest-standing first.</summary>
    /// <param name="livingNodes">The nodes that may go on writing.</param>
    /// <param name="limit">How many to answer with at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyList<StoredStream>> FindOrphansAsync(IReadOnlyCollection<string> livingNodes, int limit, CancellationToken cancellationToken = default);

    /// <summary>Applies retention, a bounded piece of work at a time, so that writers never wait long.</summary>
    /// <returns>Whether there is more to do.</returns>
    ValueTask<bool> TrimAsync(StoreRetention retention, CancellationToken cancellationToken = default);

    /// <summary>Removes a stream and everything of it, complete or not.</summary>
    /// <returns>False when there is none.</returns>
    ValueTask<bool> DeleteAsync(string streamId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Leaves a command for the owner of a running stream. One of the same name that waits already stays, and the new one is dropped. The
    /// command is gone when its stream is.
    /// </summary>
    /// <returns>False when there is no such stream, or it is complete.</returns>
    ValueTask<bool> SendAsync(StreamCommand command, CancellationToken cancellationToken = default);

    /// <summary>The commands that wait for the running streams of a node.</summary>
    /// <param name="node">The owner.</param>
    /// <param name="handled">The <see cref="StreamCommand.Id"/>s of commands that need not come again; removed first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyList<StreamCommand>> ReceiveAsync(string node, IReadOnlyCollection<string> handled, CancellationToken cancellationToken = default);
}
