using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Sse.Primitives;

/// <summary>
/// A store that lives as long as the object does. Several registries on one instance behave like nodes on one database, which
/// is what tests and simulations need; nothing survives the process.
/// </summary>
public sealed class InMemoryEventStore : IEventStore
{
    private readonly Lock _lock = new();

    // Owned by _lock.
    private readonly Dictionary<string, InMemoryStream> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<Channel<StoreChange>> _watchers = [];
    private readonly List<(InMemoryStream Stream, StreamCommand Command)> _commands = [];
    private long _created;

    /// <inheritdoc/>
    public ValueTask InitializeAsync(CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamWriteResult>> WriteAsync(IReadOnlyList<StreamWrite> writes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writes);
        var results = new StreamWriteResult[writes.Count];
        lock (_lock)
        {
            for (var i = 0; i < results.Length; i++)
                results[i] = Write(writes[i]);
            Notify(StoreChange.Of(writes.Select(w => w.StreamId)));
        }
        return ValueTask.FromResult<IReadOnlyList<StreamWriteResult>>(results);
    }

    /// <inheritdoc/>
    public ValueTask<StreamOpenResult> OpenAsync(StreamOpening opening, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(opening);
        lock (_lock)
        {
            var stream = _streams.GetValueOrDefault(opening.StreamId);
            if (stream is null && opening.From is null)
                stream = Add(opening.StreamId, opening.Epoch, new StreamCreation(opening.Owner, opening.Now, opening.Attributes));
            else if (stream is null || (opening.From is { } from && from != stream.Epochs.Current))
                return ValueTask.FromResult(new StreamOpenResult(StreamOpenOutcome.Moved, stream?.Describe()));
            else if (stream.IsCompleted)
                return ValueTask.FromResult(new StreamOpenResult(StreamOpenOutcome.Completed, stream.Describe()));
            else
                stream.TakeOver(opening);
            Notify(StoreChange.Of([opening.StreamId]));
            return ValueTask.FromResult(new StreamOpenResult(StreamOpenOutcome.Opened, stream.Describe()));
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredStream?> FindAsync(string streamId, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult(_streams.GetValueOrDefault(streamId)?.Describe());
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredPage?>> ReadAsync(IReadOnlyList<StreamRead> reads, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reads);
        lock (_lock)
            return ValueTask.FromResult<IReadOnlyList<StoredPage?>>([.. reads.Select(r => _streams.GetValueOrDefault(r.StreamId)?.Read(r))]);
    }

    /// <inheritdoc/>
    public ValueTask<StreamPage> ListAsync(StreamQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        lock (_lock)
            return ValueTask.FromResult(query.Select(_streams.Values.Select(s => s.Describe())));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoreChange> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Hints are mergeable: a watcher that does not keep up is told once that anything may have changed.
        var channel = Channel.CreateBounded<StoreChange>(new BoundedChannelOptions(64) { SingleReader = true });
        lock (_lock)
            _watchers.Add(channel);
        try
        {
            yield return StoreChange.All;
            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return channel.Reader.CanCount && channel.Reader.Count > 60 ? StoreChange.All : change;
        }
        finally
        {
            lock (_lock)
                _watchers.Remove(channel);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoreNode>> BeatAsync(string node, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            _nodes[node] = _nodes.GetValueOrDefault(node) + 1;
            return ValueTask.FromResult<IReadOnlyList<StoreNode>>([.. _nodes.Select(n => new StoreNode(n.Key, n.Value))]);
        }
    }

    /// <inheritdoc/>
    public ValueTask LeaveAsync(string node, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            _nodes.Remove(node);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredStream>> FindOrphansAsync(
        IReadOnlyCollection<string> livingNodes, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(livingNodes);
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<StoredStream>>([.. _streams.Values
                .Where(s => !s.IsCompleted && !livingNodes.Contains(s.Owner)).OrderBy(s => s.Number).Take(limit).Select(s => s.Describe())]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrimAsync(StoreRetention retention, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(retention);
        lock (_lock)
        {
            foreach (var stream in _streams.Values.Where(s => s.IsCompleted && s.CompletedAt < retention.CompletedBefore).ToList())
                _streams.Remove(stream.Id);
            foreach (var stream in _streams.Values)
                stream.Trim(retention);
        }
        return ValueTask.FromResult(false);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string streamId, CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult(_streams.Remove(streamId));
    }

    /// <inheritdoc/>
    public ValueTask<bool> SendAsync(StreamCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Validate();
        lock (_lock)
        {
            if (!_streams.TryGetValue(command.StreamId, out var stream) || stream.IsCompleted)
                return ValueTask.FromResult(false);
            if (!_commands.Any(c => c.Stream == stream && c.Command.Name == command.Name))
                _commands.Add((stream, command));
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamCommand>> ReceiveAsync(string node, IReadOnlyCollection<string> handled, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handled);
        lock (_lock)
        {
            _commands.RemoveAll(c => handled.Contains(c.Command.Id) || c.Stream.IsCompleted || _streams.GetValueOrDefault(c.Stream.Id) != c.Stream);
            return ValueTask.FromResult<IReadOnlyList<StreamCommand>>([.. _commands.Where(c => c.Stream.Owner == node).Select(c => c.Command)]);
        }
    }

    /// <summary>Does nothing: what is stored stays readable.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private StreamWriteResult Write(StreamWrite write)
    {
        if (_streams.TryGetValue(write.StreamId, out var stream) && stream.MakesWayFor(write))
            _streams.Remove(write.StreamId);
        if (!_streams.TryGetValue(write.StreamId, out stream))
        {
            if (write.Creation is null)
                return new(StreamWriteOutcome.Fenced, 0);
            stream = Add(write.StreamId, write.Epoch, write.Creation);
        }
        if (stream.Epochs.Current != write.Epoch)
            return new(write.Creation is null || stream.Epochs.Knows(write.Epoch) ? StreamWriteOutcome.Fenced : StreamWriteOutcome.Exists, 0);
        return stream.Write(write);
    }

    private InMemoryStream Add(string id, long epoch, StreamCreation creation) =>
        _streams[id] = new InMemoryStream(id, epoch, creation, ++_created);

    private void Notify(StoreChange change)
    {
        foreach (var watcher in _watchers)
            watcher.Writer.TryWrite(change);
    }
}
