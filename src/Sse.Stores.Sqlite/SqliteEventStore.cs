using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Sse.Primitives;

namespace Sse.Stores.Sqlite;

/// <summary>
/// Keeps streams in a SQLite file. One connection writes, one transaction a commit; readers have their own and never wait for
/// the writer. Several processes on one machine may share the file; for several machines there is PostgreSQL.
/// </summary>
/// <remarks>SQLite works on the caller's thread. The registry's loops call from the thread pool, and a commit takes milliseconds.</remarks>
public sealed class SqliteEventStore : IEventStore
{
    private readonly SqliteStoreOptions _options;
    private readonly SqliteConnections _connections;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private SqliteWriter? _writer;

    /// <summary>Names the file; nothing is opened before the first call.</summary>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public SqliteEventStore(SqliteStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _connections = new SqliteConnections(options);
    }

    /// <summary>Names the file; all else is left at its default.</summary>
    public SqliteEventStore(string path) : this(new SqliteStoreOptions { Path = path })
    {
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync(CancellationToken cancellationToken = default) => WriteAsync(static _ => true, cancellationToken).AsVoid();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamWriteResult>> WriteAsync(IReadOnlyList<StreamWrite> writes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writes);
        return WriteAsync(writer => writer.Write(writes), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StreamOpenResult> OpenAsync(StreamOpening opening, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(opening);
        return WriteAsync(writer => writer.Open(opening), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StoredStream?> FindAsync(string streamId, CancellationToken cancellationToken = default) =>
        ReadAsync(connection => StreamReading.Find(connection, streamId));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredPage?>> ReadAsync(IReadOnlyList<StreamRead> reads, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reads);
        return ReadAsync(connection => StreamReading.ReadPages(connection, reads));
    }

    /// <inheritdoc/>
    public ValueTask<StreamPage> ListAsync(StreamQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Validate();
        return ReadAsync(connection => StreamListing.List(connection, query));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoreChange> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var connection = _connections.Open(readOnly: true);
        using var command = connection.CreateCommand("PRAGMA data_version");
        var seen = command.ExecuteScalar();
        yield return StoreChange.All;
        using var timer = new PeriodicTimer(_options.WatchInterval, _options.TimeProvider);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            // Changes whenever another connection has committed, and costs next to nothing to ask.
            var version = command.ExecuteScalar();
            if (Equals(version, seen))
                continue;
            seen = version;
            yield return StoreChange.All;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoreNode>> BeatAsync(string node, CancellationToken cancellationToken = default) =>
        WriteAsync(writer => writer.Beat(node), cancellationToken);

    /// <inheritdoc/>
    public ValueTask LeaveAsync(string node, CancellationToken cancellationToken = default) =>
        WriteAsync(writer => writer.Leave(node), cancellationToken).AsVoid();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredStream>> FindOrphansAsync(
        IReadOnlyCollection<string> livingNodes, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(livingNodes);
        return ReadAsync(connection => StreamReading.FindOrphans(connection, livingNodes, limit));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrimAsync(StoreRetention retention, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(retention);
        return WriteAsync(writer => writer.Trim(retention), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string streamId, CancellationToken cancellationToken = default) =>
        WriteAsync(writer => writer.Delete(streamId), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> SendAsync(StreamCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Validate();
        return WriteAsync(writer => writer.Send(command), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StreamCommand>> ReceiveAsync(string node, IReadOnlyCollection<string> handled, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handled);
        if (handled.Count > 0)
            await WriteAsync(writer => writer.Forget(handled), cancellationToken).ConfigureAwait(false);
        return await ReadAsync(connection => StreamReading.FindCommands(connection, node)).ConfigureAwait(false);
    }

    /// <summary>Closes the file. What was confirmed is in it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        _writer?.Dispose();
        _writer = null;
        _connections.Dispose();
        _writing.Release();
    }

    private ValueTask<T> ReadAsync<T>(Func<SqliteConnection, T> read)
    {
        using var lease = _connections.Rent();
        return ValueTask.FromResult(read(lease.Connection));
    }

    private async ValueTask<T> WriteAsync<T>(Func<SqliteWriter, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _writer ??= new SqliteWriter(_connections);
            return write(_writer);
        }
        catch
        {
            // Whatever state the connection is in, the next attempt begins with a new one.
            _writer?.Dispose();
            _writer = null;
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }
}
