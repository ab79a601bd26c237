using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Npgsql;
using Sse.Primitives;

namespace Sse.Stores.PostgreSql;

/// <summary>
/// Keeps streams in one PostgreSQL database, which all nodes of an application share. Nodes wake each other by NOTIFY, once a
/// commit; what they read is always what the tables say.
/// </summary>
public sealed class PostgreSqlEventStore : IEventStore
{
    private readonly NpgsqlDataSource _source;
    private readonly string _schema;
    private readonly string _channel;

    /// <summary>Names the database; nothing is opened before the first call.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="options">How to use it; its connection strings are not looked at. Null for the defaults.</param>
    /// <exception cref="ArgumentException">The connection string or an option is not usable.</exception>
    public PostgreSqlEventStore(string connectionString, PostgreSqlStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        options ??= new PostgreSqlStoreOptions { ConnectionStrings = { connectionString } };
        options.Validate();
        _schema = options.Schema;
        _channel = $"sse_{_schema}";
        _source = NpgsqlDataSource.Create(Complete(connectionString, options));
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync(CancellationToken cancellationToken = default) =>
        await PostgreSqlSchema.MigrateAsync(_source, _schema, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamWriteResult>> WriteAsync(IReadOnlyList<StreamWrite> writes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writes);
        return UseAsync(connection => StreamCommit.RunAsync(connection, _channel, writes, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StreamOpenResult> OpenAsync(StreamOpening opening, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(opening);
        return UseAsync(connection => StreamOwnership.OpenAsync(connection, _channel, opening, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StoredStream?> FindAsync(string streamId, CancellationToken cancellationToken = default) =>
        UseAsync(connection => StreamReading.FindAsync(connection, streamId, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredPage?>> ReadAsync(IReadOnlyList<StreamRead> reads, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reads);
        return UseAsync(connection => StreamReading.ReadPagesAsync(connection, reads, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StreamPage> ListAsync(StreamQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Validate();
        return UseAsync(connection => StreamListing.ListAsync(connection, query, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoreChange> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var heard = new Queue<string>();
            connection.Notification += (_, notification) => heard.Enqueue(notification.Payload);
            await connection.ExecuteAsync($"LISTEN {_channel}", cancellationToken).ConfigureAwait(false);
            yield return StoreChange.All;
            while (true)
            {
                await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
                while (heard.TryDequeue(out var payload))
                    yield return StoreChange.Parse(payload);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoreNode>> BeatAsync(string node, CancellationToken cancellationToken = default) =>
        UseAsync(connection => Upkeep.BeatAsync(connection, node, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask LeaveAsync(string node, CancellationToken cancellationToken = default) =>
        await UseAsync(connection => connection.ExecuteAsync("DELETE FROM node WHERE id = $1", cancellationToken, node), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredStream>> FindOrphansAsync(
        IReadOnlyCollection<string> livingNodes, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(livingNodes);
        return UseAsync(connection => Upkeep.FindOrphansAsync(connection, livingNodes, limit, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrimAsync(StoreRetention retention, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(retention);
        return UseAsync(connection => Upkeep.TrimAsync(connection, _schema, retention, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string streamId, CancellationToken cancellationToken = default) =>
        UseAsync(connection => Upkeep.DeleteAsync(connection, streamId, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> SendAsync(StreamCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Validate();
        return UseAsync(connection => StreamCommands.SendAsync(connection, command, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamCommand>> ReceiveAsync(string node, IReadOnlyCollection<string> handled, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handled);
        return UseAsync(connection => StreamCommands.ReceiveAsync(connection, node, handled, cancellationToken), cancellationToken);
    }

    /// <summary>Closes all connections.</summary>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>
    /// Uses a connection, and once more a new one when the first turns out to be dead: after a restart of the database all that lie
    /// in the pool are. Whatever is asked of a store is safe to ask again.
    /// </summary>
    private async ValueTask<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            return await UseOnceAsync(use, cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException e) when (e.InnerException is IOException or SocketException || e.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown)
        {
            _source.Clear();
            return await UseOnceAsync(use, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<T> UseOnceAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return await use(connection).ConfigureAwait(false);
    }

    /// <summary>
    /// What the connection string leaves open. Statements are few and always the same, so they are prepared; a keepalive notices
    /// that the connection which listens was cut without a word.
    /// </summary>
    private static string Complete(string connectionString, PostgreSqlStoreOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = options.Schema,
            CommandTimeout = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds),
        };
        builder.ApplicationName ??= "Sse.Stores.PostgreSql";
        if (builder.KeepAlive == 0)
            builder.KeepAlive = 10;
        if (builder.MaxAutoPrepare == 0 && options.PrepareStatements)
            (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (32, 2);
        return builder.ToString();
    }
}
