using System.Collections.Concurrent;

namespace Sse.AspNetCore;

/// <summary>All open connections, and who may open another one.</summary>
internal sealed class ConnectionTable(SseServerOptions options)
{
    private readonly ConcurrentDictionary<SseConnection, byte> _connections = new();

    // Owned by _lock.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _perKey = new(StringComparer.Ordinal);
    private int _admitted;

    /// <summary>Connections admitted, from before their first byte to after their last.</summary>
    public int Count => Volatile.Read(ref _admitted);

    /// <summary>The connections of this moment; others may come and go while they are looked at.</summary>
    public IEnumerable<SseConnection> All => _connections.Select(static pair => pair.Key);

    /// <summary>Takes a place; <see cref="Leave"/> gives it back.</summary>
    public Admission TryEnter(string? key)
    {
        lock (_lock)
        {
            if (_admitted >= options.MaxConnections)
                return Admission.Full;
            if (key is not null && options.MaxConnectionsPerKey is { } limit)
            {
                var held = _perKey.GetValueOrDefault(key);
                if (held >= limit)
                    return Admission.KeyFull;
                _perKey[key] = held + 1;
            }
            _admitted++;
            return Admission.Granted;
        }
    }

    public void Leave(string? key)
    {
        lock (_lock)
        {
            _admitted--;
            if (key is null || !_perKey.TryGetValue(key, out var held))
                return;
            if (held == 1)
                _perKey.Remove(key);
            else
                _perKey[key] = held - 1;
        }
    }

    public void Add(SseConnection connection) => _connections.TryAdd(connection, 0);

    public bool Remove(SseConnection connection) => _connections.TryRemove(connection, out _);
}
