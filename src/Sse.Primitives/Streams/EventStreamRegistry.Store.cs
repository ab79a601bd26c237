using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;

namespace Sse.Primitives;

/// <summary>
/// What stores add to a registry: streams outlive the process, and those of other nodes and of the past are found too. Each stream
/// lives in one store, chosen by a hash of its id.
/// </summary>
public sealed partial class EventStreamRegistry : IAsyncDisposable
{
    private readonly ImmutableArray<StoreSession> _sessions = [];
    private readonly Meter? _meter;

    /// <summary>Creates a registry whose streams are kept in stores. The stores stay the caller's to dispose, after the registry.</summary>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="stores">
    /// Where streams are kept. With several, each stream lives in the one that a hash of its id chooses; all nodes name the same
    /// stores in the same order. None: in this process only.
    /// </param>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public EventStreamRegistry(EventStreamRegistryOptions? options, IEnumerable<IEventStore> stores) : this(options)
    {
        ArgumentNullException.ThrowIfNull(stores);
        _sessions = [.. stores.Select((store, shard) => new StoreSession(this, store, shard))];
        if (_sessions.IsEmpty)
            return;
        _meter = StoreMeter.Observe(_sessions);
        using var noFlow = DetachedContext.Enter();
        foreach (var session in _sessions)
            session.Start();
    }

    /// <summary>Names this run of this process in the stores.</summary>
    public string Node { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";

    /// <summary>How it goes with the stores, in the order they were given; empty without any.</summary>
    public IReadOnlyList<StoreStatus> Stores => [.. _sessions.Select(s => s.Status)];

    /// <summary>Raised when a store goes away or comes back. Handlers run on the store's loop and should be quick; what they throw is ignored.</summary>
    public event Action<StoreStatus>? StoreChanged;

    internal EventStreamRegistryOptions Options => _options;

    /// <summary>Prepares the stores now instead of with the first stream, so that a wrong connection string is known at the start.</summary>
    /// <exception cref="NotSupportedException">A store was written by a newer version.</exception>
    public async ValueTask InitializeAsync(CancellationToken cancellationToken = default)
    {
        foreach (var session in _sessions)
            await session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Finds a stream wherever it is: in this process, or in the store, which another node writes to or a process of the past has
    /// written to. Such a stream is read only here, and follows its owner.
    /// </summary>
    /// <returns>Null when there is no such stream.</returns>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    public async ValueTask<EventStream?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        var session = SessionOf(id);
        if (_streams.TryGetValue(id, out var stream))
        {
            if (session is null || !stream.IsCompleted || await session.IsCurrentAsync(stream, cancellationToken).ConfigureAwait(false))
                return stream;
            _streams.TryRemove(KeyValuePair.Create(id, stream));
        }
        return session is null ? null : await session.Followers.FindAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Opens a stream for writing, whoever wrote it before: the old owner is fenced out and told, its sequence goes on under a new
    /// epoch. Creates the stream when there is none. Without a store this finds or creates a stream of this process.
    /// </summary>
    /// <exception cref="StreamCompletedException">The stream has its terminal event.</exception>
    /// <exception cref="StreamExistsException">This process owns the stream already.</exception>
    /// <exception cref="StreamFencedException">Yet another owner took the stream while it was being opened.</exception>
    /// <exception cref="ArgumentException">The id or an option is not usable.</exception>
    public async ValueTask<EventStream> OpenAsync(string id, EventStreamOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= _options.StreamDefaults;
        if (SessionOf(id) is not { } session)
            return GetOrCreate(id, options);
        // One that was lost a moment ago may still be in the table, and whoever lost it may want it back.
        if (Owns(id))
            throw new StreamExistsException(id);
        var opening = new StreamOpening(id, Node, StreamEpoch.Next(_options.TimeProvider), _options.TimeProvider.GetUtcNow()) { Attributes = options.AttributesOrTags };
        return await OpenAsync(opening, session, options, cancellationToken).ConfigureAwait(false)
            ?? throw new StreamCompletedException(id);
    }

    /// <summary>Removes a stream and everything of it, here and in the store. Its writer, wherever it is, is told.</summary>
    /// <returns>False when there was none.</returns>
    public async ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        var removed = Remove(id);
        return SessionOf(id) is { } session
            ? await session.Store.DeleteAsync(id, cancellationToken).ConfigureAwait(false) || removed
            : removed;
    }

    /// <summary>Brings what is left to the stores, as long as <see cref="StreamStoreOptions.FlushTimeout"/> allows, and leaves them.</summary>
    public async ValueTask DisposeAsync()
    {
        _sweeper.Dispose();
        await Task.WhenAll(_sessions.Select(s => s.DisposeAsync().AsTask())).ConfigureAwait(false);
        _meter?.Dispose();
    }

    internal void OnStoreChanged(StoreStatus status)
    {
        try
        {
            StoreChanged?.Invoke(status);
        }
        catch (Exception)
        {
            // A handler is the user's code; the store's loop must go on.
        }
    }

    /// <summary>A stream that is fed from a store; not yet to be found.</summary>
    internal EventStream CreateFollowed(StoredStream stored, StoreSession session, EventStreamOptions? options = null)
    {
        options = (options ?? _options.StreamDefaults).Copy();
        (options.Tags, options.Attributes) = (stored.Attributes.Tags, stored.Attributes);
        var storage = new StreamStorage(session) { First = stored.First };
        storage.MarkSaved(stored.Attributes);
        var stream = storage.Stream = new EventStream(stored, options, storage);
        if (stored.Bytes > session.Options.FollowWholeBytes)
            stream.StartAfter(stored.Head);
        stream.Options.WriteSnapshot ??= session.Options.FollowedSnapshot?.Invoke(stream);
        return stream;
    }

    /// <summary>Whether a stream is written here.</summary>
    internal bool Owns(string id) => _streams.TryGetValue(id, out var stream) && stream.IsWritable;

    /// <summary>This process lost a stream. Whoever says so may come so late that the stream was opened here again, and perhaps lost once more.</summary>
    internal void Demoted(EventStream stream)
    {
        do
            _streams.TryRemove(KeyValuePair.Create(stream.Id, stream));
        while (stream.IsWritable && _streams.TryAdd(stream.Id, stream) && !stream.IsWritable);
    }

    /// <summary>Becomes the owner of a dead node's stream; null when another node was faster.</summary>
    internal ValueTask<EventStream?> TakeOverAsync(StoredStream orphan, StoreSession session, CancellationToken cancellationToken)
    {
        var opening = new StreamOpening(orphan.Id, Node, StreamEpoch.Next(_options.TimeProvider), _options.TimeProvider.GetUtcNow()) { From = orphan.Epochs.Current };
        return OpenAsync(opening, session, null, cancellationToken);
    }

    private async ValueTask<EventStream?> OpenAsync(
        StreamOpening opening, StoreSession session, EventStreamOptions? options, CancellationToken cancellationToken)
    {
        await session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        if (opening.From is null)
            session.Janitor.LeaveAlone(opening.StreamId);
        try
        {
            var (outcome, stored) = await session.Store.OpenAsync(opening, cancellationToken).ConfigureAwait(false);
            if (outcome == StreamOpenOutcome.Opened)
                return await OwnAsync(stored!, session, options, cancellationToken).ConfigureAwait(false);
            // The store asks again when an answer is lost with its connection, and the first time may have been the one that moved the stream.
            if (opening.From is not null && stored is { IsCompleted: false } && stored.Owner == Node)
                session.Janitor.LookAfter(opening.StreamId, session.Options.LeaseDuration);
            return null;
        }
        catch (Exception)
        {
            // In the store it may be this node's by now. Who asked by name may ask again; who took it from the dead will not.
            session.Janitor.LookAfter(opening.StreamId, opening.From is null ? session.Options.LeaseDuration : TimeSpan.Zero);
            throw;
        }
    }

    /// <summary>Makes of a stream that is this node's in the store one that can be written here.</summary>
    private async ValueTask<EventStream> OwnAsync(StoredStream opened, StoreSession session, EventStreamOptions? options, CancellationToken cancellationToken)
    {
        if (!session.Followers.TryGet(opened.Id, out var stream))
            stream = CreateFollowed(opened, session, options);
        await session.Followers.CatchUpAsync(stream, cancellationToken).ConfigureAwait(false);
        if (!stream.TryPromote(opened))
            throw new StreamFencedException(opened.Id);
        session.Followers.Remove(stream);
        // Somebody else of this process may have opened it after this, and been faster here.
        var owned = _streams.AddOrUpdate(
            opened.Id, stream, (_, other) => other.IsWritable && other.Epochs.Knows(opened.Epochs.Current) ? other : stream);
        if (!ReferenceEquals(owned, stream))
        {
            session.Lose(stream);
            throw new StreamFencedException(opened.Id);
        }
        // Lost again before it was there to be removed.
        if (!stream.IsWritable)
            Demoted(stream);
        return stream;
    }

    private StoreSession? SessionOf(string id) =>
        _sessions.Length switch { 0 => null, 1 => _sessions[0], var n => _sessions[StreamShard.Of(id, n)] };
}
