using System.Collections.Concurrent;

namespace DemoHost.JobMonitor;

/// <summary>The open connections of this process.</summary>
internal sealed class JobConnections(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ConnectionStats> _open = new(StringComparer.Ordinal);

    /// <summary>Remembers a connection until <see cref="Close"/>.</summary>
    public ConnectionStats Open(string? queueName)
    {
        var connection = new ConnectionStats(Guid.NewGuid().ToString(), time.GetUtcNow().ToUnixTimeMilliseconds(), 1, queueName);
        return _open[connection.ConnectionId] = connection;
    }

    public void Close(ConnectionStats connection) => _open.TryRemove(connection.ConnectionId, out _);

    public WatchStats GetStats()
    {
        ConnectionStats[] open = [.. _open.Values.OrderBy(c => c.ConnectedAt)];
        return new WatchStats(open.Length, open.Sum(c => c.JobSubscriptions), open);
    }
}
