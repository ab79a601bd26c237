using Sse.Primitives;
using Sse.Stores.PostgreSql;
using Sse.Stores.Sqlite;

namespace Sse.Torture;

/// <summary>Stores by what is written on the command line: a connection string of PostgreSQL, or <c>sqlite:FILE</c>.</summary>
internal static class Stores
{
    public const string Sqlite = "sqlite:";

    /// <param name="connection">Which one.</param>
    /// <param name="settings">More for a connection string.</param>
    public static IEventStore Open(string connection, string settings)
    {
        if (connection.StartsWith(Sqlite, StringComparison.Ordinal))
            return new SqliteEventStore(connection[Sqlite.Length..]);
        return new PostgreSqlEventStore(connection + settings, new PostgreSqlStoreOptions { ConnectionStrings = { connection }, CommandTimeout = TimeSpan.FromSeconds(5) });
    }

    /// <summary>Whether an exception is one that a database throws that is away or busy.</summary>
    public static bool IsAway(Exception e) =>
        e is IOException or TimeoutException || e.GetType().Namespace is { } name && (name.StartsWith("Npgsql", StringComparison.Ordinal) || name.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal));
}
