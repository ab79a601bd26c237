using Sse.Primitives;

namespace Sse.Stores.Sqlite;

/// <summary>How a <see cref="SqliteEventStore"/> uses its file.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The database file; created when it does not exist, with its folder. Default: <c>workflows.db</c>.</summary>
    public string Path { get; set; } = "workflows.db";

    /// <summary>
    /// Whether a commit waits until the disk has it. Without that, a crash of the process still loses nothing, but a power failure
    /// may lose the last moments. Default: true.
    /// </summary>
    public bool SurvivesPowerLoss { get; set; } = true;

    /// <summary>
    /// How often to look whether another process has written to the file: how much later its events are seen here. Default:
    /// 100 milliseconds.
    /// </summary>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long to wait for another process that writes. Default: 10 seconds.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock behind <see cref="WatchInterval"/>. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Path) && !Path.Contains(":memory:", StringComparison.Ordinal), nameof(Path),
            $"the path of a file; for streams in memory use {nameof(InMemoryEventStore)}, or no store");
        Require(WatchInterval > TimeSpan.Zero, nameof(WatchInterval), "more than zero");
        Require(BusyTimeout > TimeSpan.Zero, nameof(BusyTimeout), "more than zero");
        Require(TimeProvider is not null, nameof(TimeProvider), "a clock; leave it out for the system's");
    }

    private static void Require(bool condition, string property, string rule)
    {
        if (!condition)
            throw new ArgumentException($"{nameof(SqliteStoreOptions)}.{property} must be {rule}.", property);
    }
}
